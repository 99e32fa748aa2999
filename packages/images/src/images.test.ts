import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError, labels, type Samples } from '@s4nn/core';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { type ImageOptions, listClasses, readImages } from './index.js';

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

const noise = Array.from({ length: 64 * 64 * 3 }, (_, index) => (index * index * 7919) % 251);

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

const plain: ImageOptions = { size: null, fit: 'fill', filter: 'lanczos3', color: 'grey' };
const read = (folder: string, options: Partial<ImageOptions> = {}): Promise<Samples> =>
  readImages(folder, listClasses(folder, null), { ...plain, ...options });

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
    const folder = folderOf({ a: { '1.png': one, '2.png': three, '3.png': four, '4.png': clear } });
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
    const folder = folderOf({ a: { 'deep.png': deep, 'green.png': green } });
    const [dark, middle, bright, blue] = (await read(folder)).values;
    expect([dark, middle]).toEqual([0, 128]);
    expect(bright! > blue!).toBe(true);
  });

  it('are turned as their camera was held', async () => {
    const turned = await sharp(await image(1, 2, [10, 200]))
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 100 })
      .toBuffer();
    expect((await read(folderOf({ a: { 'a.jpg': turned } }))).shape).toEqual([2, 1]);
  });

  it('fill, cover or are contained in the size asked for', async () => {
    // 2 rows, 4 columns: left half white, right half grey.
    const wide = await image(2, 4, [255, 255, 100, 100, 255, 255, 100, 100]);
    const folder = folderOf({ a: { 'wide.png': wide } });
    const at = async (fit: ImageOptions['fit']) => [
      ...(await read(folder, { size: [4, 4], fit, filter: 'nearest' })).values,
    ];
    const row = [255, 255, 100, 100];
    expect(await at('fill')).toEqual([...row, ...row, ...row, ...row]);
    expect(await at('contain')).toEqual([0, 0, 0, 0, ...row, ...row, 0, 0, 0, 0]);
    expect(await at('cover')).toEqual([...row, ...row, ...row, ...row]);
  });

  it('of several sizes need one', async () => {
    const folder = folderOf({ a: { '1.png': await image(1, 1, [1]), '2.png': await image(1, 2, [1, 2]) } });
    await expect(read(folder)).rejects.toThrow(
      new InputError(
        `${folder}/a/2.png: found an image of 1 × 2, expected 1 × 1 as ${folder}/a/1.png; give option size`,
      ),
    );
    expect((await read(folder, { size: [1, 1] })).values).toHaveLength(2);
  });

  it.each([
    ['no image', () => Buffer.from('<!doctype html><title>404</title>')],
    ['cut off', async () => (await image(64, 64, noise, 'jpeg')).subarray(0, 1500)],
    ['empty', () => Buffer.alloc(0)],
  ])('that are %s are refused by name', async (_, content) => {
    const good = await image(64, 64, Array(64 * 64).fill(9), 'jpeg');
    const folder = folderOf({ a: { '1.jpg': good, '2.jpg': await content() } });
    const message = new RegExp(
      `^${folder}/a/2.jpg: found no image that can be decoded \\(.+\\); replace the file, or remove it$`,
    );
    await expect(read(folder)).rejects.toThrow(message);
  });
});

describe('classes', () => {
  it('are listed by name, or as wanted; other and hidden files are passed over', async () => {
    const one = await image(1, 1, [1]);
    const folder = folderOf({
      b: { '1.JPG': one, '.hidden.jpg': one, 'Thumbs.db': 'x' },
      a: { '1.png': one },
      '.git': { '1.png': one },
    });
    writeFileSync(join(folder, 'README'), '');
    expect([...listClasses(folder, null)]).toEqual([
      ['a', [join(folder, 'a/1.png')]],
      ['b', [join(folder, 'b/1.JPG')]],
    ]);
    expect([...listClasses(folder, ['b', 'a']).keys()]).toEqual(['b', 'a']);
  });

  it('that are missing or empty are refused', async () => {
    const folder = folderOf({ a: { 'notes.txt': 'x' }, b: {} });
    expect(() => listClasses(folder, ['c'])).toThrow(
      new InputError(`${folder}: found no folder c, expected one of a, b`),
    );
    expect(() => listClasses(folder, null)).toThrow(
      /^.+\/a: found no images, expected files that end in one of/,
    );
    expect(() => listClasses(join(folder, 'a'), null)).toThrow(
      new InputError(`${folder}/a: found no folders, expected one for each class, with its images`),
    );
  });
});

describe('decoded images', () => {
  const kept = (folder: string) => readdirSync(join(folder, '.s4nn-cache'));

  it('are kept beside the classes, for each set of options and files', async () => {
    const folder = folderOf({ a: { '1.png': await image(1, 2, [1, 2]) } });
    const first = await read(folder);
    expect(kept(folder)).toHaveLength(1);
    expect(await read(folder)).toEqual(first);
    expect(kept(folder)).toHaveLength(1);
    await read(folder, { size: [2, 2] });
    expect(kept(folder)).toHaveLength(2);
    writeFileSync(join(folder, 'a/1.png'), await image(1, 2, [3, 4]));
    utimesSync(join(folder, 'a/1.png'), 1, 1);
    expect([...(await read(folder)).values]).toEqual([3, 4]);
  });

  it('that are kept are what is read, and count only if they are whole', async () => {
    const folder = folderOf({ a: { '1.png': await image(1, 2, [1, 2]) } });
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

  it('are not kept where that cannot be written', async () => {
    const folder = folderOf({ a: { '1.png': await image(1, 2, [1, 2]) } });
    // A file in the place of the folder, which root could write to all the same.
    writeFileSync(join(folder, '.s4nn-cache'), '');
    expect([...(await read(folder)).values]).toEqual([1, 2]);
    expect(readdirSync(folder).sort()).toEqual(['.s4nn-cache', 'a']);
  });
});
