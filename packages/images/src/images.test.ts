import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { InputError, labels, type Samples } from '@s4nn/core';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { type ImageOptions, listClasses, type ReadImages, readImages } from './index.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Format = 'png' | 'jpeg' | 'webp' | 'tiff' | 'gif';

/** An image of one colour, or one grey a column. */
const image = (height: number, width: number, pixels: readonly number[], format: Format = 'png') => {
  const channels = (pixels.length / (height * width)) as 1 | 3 | 4;
  return sharp(Uint8Array.from(pixels), { raw: { width, height, channels } }).toFormat(format).toBuffer();
};

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/** A folder of classes, each with files by name. */
function folderOf(classes: Record<string, Record<string, Uint8Array | string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-images-'));
  folders.push(folder);
  for (const [name, files] of Object.entries(classes)) {
    mkdirSync(join(folder, name));
    for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, name, file), content);
  }
  return folder;
}

const readAll = (folder: string, options: Partial<ImageOptions> = {}): Promise<ReadImages> =>
  readImages(listClasses(folder, null), options);
const read = async (folder: string, options: Partial<ImageOptions> = {}): Promise<Samples> =>
  (await readAll(folder, options)).samples;
/** The values of the images of class a, beside a class z with an image of the same size. */
async function readOne(
  files: Record<string, Uint8Array | string>,
  options: Partial<ImageOptions> = {},
): Promise<number[]> {
  const {
    labels: own,
    values,
    shape,
  } = await read(folderOf({ a: files, z: { 'z.png': Object.values(files)[0]! } }), options);
  return [...values.subarray(0, (own.length - 1) * shape.reduce((all, length) => all * length, 1))];
}

describe('images in folders', () => {
  it('are greys in order of classes and names, whatever the format', async () => {
    const folder = folderOf({
      b: { '2.png': await image(1, 2, [30, 40]), '10.png': await image(1, 2, [10, 20]) },
      a: { 'x.webp': await image(1, 2, [50, 50], 'webp'), 'y.gif': await image(1, 2, [60, 70], 'gif') },
    });
    const samples = await read(folder);
    expect(samples.labels).toEqual(labels([0, 0, 1, 1]));
    expect([samples.shape, samples.range]).toEqual([
      [1, 2],
      [0, 255],
    ]);
    const [x, y, ...rest] = samples.values;
    // Lossy.
    expect(Math.max(Math.abs(x! - 50), Math.abs(y! - 50))).toBeLessThan(4);
    expect(rest).toEqual([60, 70, 10, 20, 30, 40]);
  });

  it('of one channel, three, and four over black, become the same greys, or colours', async () => {
    const one = await image(1, 1, [100]);
    const three = await image(1, 1, [100, 100, 100]);
    const four = await image(1, 1, [100, 100, 100, 255]);
    const clear = await image(1, 1, [100, 100, 100, 0]);
    const folder = folderOf({ a: { '1.png': one, '2.png': three, '3.png': four }, b: { '4.png': clear } });
    expect([...(await read(folder)).values]).toEqual([100, 100, 100, 0]);
    const colours = await read(folder, { color: 'rgb' });
    expect(colours.shape).toEqual([1, 1, 3]);
    expect([...colours.values]).toEqual([...Array(9).fill(100), 0, 0, 0]);
  });

  it('are weighed by luminance, 16 bits become 8', async () => {
    const deep = await sharp(Uint16Array.from([0, 32896]), { raw: { width: 2, height: 1, channels: 1 } })
      .toColourspace('grey16')
      .png()
      .toBuffer();
    const green = await image(1, 2, [0, 255, 0, 0, 0, 255]);
    const [dark, middle, bright, blue] = await readOne({ 'deep.png': deep, 'green.png': green });
    expect([dark, middle]).toEqual([0, 128]);
    expect(bright! > blue!).toBe(true);
  });

  it('are turned as their camera was held', async () => {
    const turned = await sharp(await image(1, 2, [10, 200]))
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 100 })
      .toBuffer();
    const { shape } = await read(folderOf({ a: { 'a.jpg': turned }, b: { 'b.jpg': turned } }));
    expect(shape).toEqual([2, 1]);
  });

  it('fill, cover or are contained in the size asked for', async () => {
    // 2 rows, 4 columns: left half white, right half grey.
    const wide = await image(2, 4, [255, 255, 100, 100, 255, 255, 100, 100]);
    const at = (fit: ImageOptions['fit'], background = 'black') =>
      readOne({ 'wide.png': wide }, { size: [4, 4], fit, filter: 'nearest', background });
    const row = [255, 255, 100, 100];
    expect(await at('fill')).toEqual([...row, ...row, ...row, ...row]);
    expect(await at('contain')).toEqual([0, 0, 0, 0, ...row, ...row, 0, 0, 0, 0]);
    const edge = Array(4).fill(128);
    expect(await at('contain', '#808080')).toEqual([...edge, ...row, ...row, ...edge]);
    expect(await at('cover')).toEqual([...row, ...row, ...row, ...row]);
  });

  it('of several sizes need one', async () => {
    const [small, wide] = [await image(1, 1, [1]), await image(1, 2, [1, 2])];
    const folder = folderOf({ a: { '1.png': small, '2.png': wide }, b: { '1.png': wide } });
    await expect(read(folder)).rejects.toThrow(
      new InputError(
        `${folder}: found images of 2 sizes: 2 of 1 × 2 (a/2.png), 1 of 1 × 1 (a/1.png), expected one size; set "size", e.g. to [1, 2]`,
      ),
    );
    expect((await read(folder, { size: [1, 1] })).values).toHaveLength(3);
  });

  it.each([
    [
      'background',
      'blue',
      '.background: found "blue", expected a text that matches ^(black|white|#[0-9a-fA-F]{6})$',
    ],
    [
      'background',
      '#12345',
      '.background: found "#12345", expected a text that matches ^(black|white|#[0-9a-fA-F]{6})$',
    ],
    ['bad', 'ignore', '.bad: found "ignore", expected "refuse" or "skip"'],
    ['color', 'gray', '.color: found "gray", expected "grey" or "rgb"; did you mean "grey"?'],
    ['fit', 'inside', '.fit: found "inside", expected "fill", "cover" or "contain"'],
    ['size', [0, 5], '.size[0]: found 0, expected an integer from 1 to 16384'],
    ['size', 28, '.size: found 28, expected [rows, columns] such as [16, 16] or null'],
    ['colour', 'rgb', ': found an unknown option "colour"; did you mean "color"?'],
  ])('want option %s to be known: not %s', async (name, value, message) => {
    const folder = folderOf({ a: { '1.svg': 'x' }, b: { '1.svg': 'x' } });
    await expect(read(folder, { [name]: value })).rejects.toThrow(new InputError(`readImages${message}`));
  });
});

describe('images of the same bytes', () => {
  it('in several classes are said, with the first names', async () => {
    const greys = await Promise.all([1, 2, 3, 4, 5].map((grey) => image(1, 1, [grey])));
    const class5 = Object.fromEntries(greys.map((grey, index) => [`${index}.png`, grey]));
    const several = await readAll(
      folderOf({ a: class5, b: { 'x.png': greys[1]! }, c: { 'y.png': greys[4]!, 'z.png': greys[1]! } }),
    );
    expect(several.provenance.notes).toEqual([
      '2 images are in more than one class, byte by byte: a/1.png = b/x.png, a/4.png = c/y.png; keep each in one class alone, as no network can tell them apart',
    ]);
    const many = await readAll(folderOf({ a: class5, b: class5 }));
    expect(many.provenance.notes).toEqual([
      expect.stringContaining(
        ': a/0.png = b/0.png, a/1.png = b/1.png, a/2.png = b/2.png and 2 more; keep each',
      ),
    ]);
    const own = await readAll(
      folderOf({ a: { '1.png': greys[0]!, '2.png': greys[0]! }, b: { '1.png': greys[1]! } }),
    );
    expect(own.provenance.notes).toEqual([]);
  });

  it('are told from those of the same pixels, also when they were kept, and without those left out', async () => {
    const [png, gif] = [await image(1, 1, [7]), await image(1, 1, [7], 'gif')];
    const folder = folderOf({ a: { '1.png': 'x', '2.png': png, '3.png': gif }, b: { '1.png': png } });
    const first = await readAll(folder, { bad: 'skip' });
    expect(first.files).toEqual([
      { name: 'a/2.png', sha256: sha256(png), label: 0 },
      { name: 'a/3.png', sha256: sha256(gif), label: 0 },
      { name: 'b/1.png', sha256: sha256(png), label: 1 },
    ]);
    expect(await readAll(folder, { bad: 'skip' })).toEqual(first);
    expect(first.provenance.notes).toContainEqual(expect.stringContaining('a/2.png = b/1.png;'));
  });
});

describe('decoded images', () => {
  const kept = (folder: string) => readdirSync(join(folder, '.s4nn-cache'));

  it('are kept beside the classes, for each set of options and files', async () => {
    const folder = folderOf({
      a: { '1.png': await image(1, 2, [1, 2]) },
      b: { '1.png': await image(1, 2, [5, 6]) },
    });
    const first = await read(folder);
    expect(kept(folder)).toHaveLength(1);
    expect(await read(folder)).toEqual(first);
    expect(kept(folder)).toHaveLength(1);
    await read(folder, { size: [2, 2] });
    expect(kept(folder)).toHaveLength(2);
    writeFileSync(join(folder, 'a/1.png'), await image(1, 2, [3, 4]));
    utimesSync(join(folder, 'a/1.png'), 1, 1);
    expect([...(await read(folder)).values]).toEqual([3, 4, 5, 6]);
  });

  it('that are kept are what is read, and count only if they are whole', async () => {
    const folder = folderOf({
      a: { '1.png': await image(1, 2, [1, 2]) },
      b: { '1.png': await image(1, 2, [5, 6]) },
    });
    const first = await read(folder);
    const file = join(folder, '.s4nn-cache', kept(folder)[0]!);
    const content = readFileSync(file);
    for (const damage of [
      content.subarray(0, -1),
      content.with(-1, 9),
      content.with(64, 9),
      Buffer.alloc(0),
    ]) {
      writeFileSync(file, damage);
      expect(await read(folder)).toEqual(first);
      expect(readFileSync(file).equals(content)).toBe(true);
    }
  });

  it('say the same whether they were kept or not, and name what they were read from', async () => {
    const grey = await image(1, 2, [1, 2]);
    const clear = await image(1, 2, [0, 0, 0, 0, 0, 0, 0, 255]);
    const folder = folderOf({
      a: { '1.png': grey, '2.png': clear, '3.png': 'no image', '4.bmp': 'x' },
      'Ko\u0308ln': { '1.png': grey },
    });
    symlinkSync('/nowhere/at/all', join(folder, 'a/5.png'));
    const options = { bad: 'skip' } as const;
    const first = await readAll(folder, options);
    expect(await readAll(folder, options)).toEqual(first);
    const { sources, passedOver, notes } = first.provenance;
    const sums = [
      ['K\u00f6ln/1.png', grey],
      ['a/1.png', grey],
      ['a/2.png', clear],
    ].map(([name, bytes]) => `${sha256(bytes!)}  ${name}\n`);
    expect(sources).toEqual([{ name: basename(folder), files: 3, sha256: sha256(sums.join('')) }]);
    expect(passedOver).toBe(3);
    expect(notes).toEqual([
      expect.stringMatching(/^passed over 1 file of class a: 1 × \.bmp; .+ convert \.bmp, e\.g\. to PNG$/),
      'left out 2 images that cannot be read (no image of a kind that is read: a/3.png; a link to nothing: a/5.png); "bad": "refuse" stops instead',
      '1 transparent image is of one colour once drawn over black: a/2.png; the option background names another colour',
      '1 image is in more than one class, byte by byte: K\u00f6ln/1.png = a/1.png; keep it in one class alone, as no network can tell them apart',
    ]);
    // Other options read other pixels from the same files.
    const white = await readAll(folder, { ...options, background: 'white' });
    expect([...white.samples.values]).toEqual([1, 2, 1, 2, 255, 0]);
    expect(white.provenance.sources).toEqual(sources);
  });

  it('are not kept where that cannot be written', async () => {
    const folder = folderOf({
      a: { '1.png': await image(1, 2, [1, 2]) },
      b: { '1.png': await image(1, 2, [5, 6]) },
    });
    // A file in the place of the folder, which root could write to all the same.
    writeFileSync(join(folder, '.s4nn-cache'), '');
    expect([...(await read(folder)).values]).toEqual([1, 2, 5, 6]);
    expect(readdirSync(folder).sort()).toEqual(['.s4nn-cache', 'a', 'b']);
  });
});
