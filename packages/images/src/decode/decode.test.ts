import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { InputError } from '@s4nn/core';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { listClasses } from '../list/list.js';
import type { ImageOptions } from '../options.js';
import { type ReadImages, readImages } from '../read.js';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Files = Record<string, Uint8Array | string>;

function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-decode-'));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
const readFolder = (folder: string, options: Partial<ImageOptions> = {}): Promise<ReadImages> =>
  readImages(listClasses(folder, null), options);
/** Reads an image of class a beside the same one of class b. */
async function readOne(name: string, content: Uint8Array | string, options: Partial<ImageOptions> = {}) {
  const folder = folderOf({ [`a/${name}`]: content, [`b/${name}`]: content });
  const { samples, provenance } = await readFolder(folder, options);
  const notes = provenance.notes?.filter((note) => !note.includes('in more than one class'));
  return { values: [...samples.values.subarray(0, samples.values.length / 2)], notes };
}

/** Numbers as the bytes of a TIFF file of one row: channels after one another, of bits in a format (1 unsigned, 2 signed, 3 float). */
function tiff(
  data: ArrayBufferView,
  { channels = 1, format = 1, white = false, pages = 1, bits = 0 } = {},
): Buffer {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const depth = bits || 8 * (data as unknown as { BYTES_PER_ELEMENT: number }).BYTES_PER_ELEMENT;
  const width = (8 * bytes.length) / depth / channels;
  const photometric = channels >= 3 ? 2 : white ? 0 : 1;
  const tags: [tag: number, type: 3 | 4, values: number[]][] = [
    [256, 4, [width]],
    [257, 4, [1]],
    [258, 3, Array(channels).fill(depth)],
    [259, 3, [1]],
    [262, 3, [photometric]],
    [273, 4, [8]],
    [277, 3, [channels]],
    [278, 4, [1]],
    [279, 4, [bytes.length]],
    [339, 3, Array(channels).fill(format)],
  ];
  const start = 8 + 2 * Math.ceil(bytes.length / 2);
  const length = 6 + 12 * tags.length;
  const end = start + pages * length;
  const file = Buffer.alloc(end + 4 * channels);
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(start, 4);
  file.set(bytes, 8);
  for (let page = 0; page < pages; page++) {
    const at = start + page * length;
    file.writeUInt16LE(tags.length, at);
    tags.forEach(([tag, type, values], index) => {
      const entry = at + 2 + 12 * index;
      file.writeUInt16LE(tag, entry);
      file.writeUInt16LE(type, entry + 2);
      file.writeUInt32LE(values.length, entry + 4);
      const place = end + (tag === 258 ? 0 : 2 * channels);
      if (values.length > 2) file.writeUInt32LE(place, entry + 8);
      values.forEach((value, k) => {
        const inner = (values.length > 2 ? place : entry + 8) + 2 * k;
        if (type === 3) file.writeUInt16LE(value, inner);
        else file.writeUInt32LE(value, inner);
      });
    });
    file.writeUInt32LE(page + 1 < pages ? at + length : 0, at + length - 4);
  }
  return file;
}

const raw = (values: number[] | Uint16Array, width: number, channels: 1 | 2 | 3 | 4) =>
  sharp(values instanceof Uint16Array ? values : Uint8Array.from(values), {
    raw: { width, height: values.length / channels / width, channels },
  });
const svg = (inside: string, size = 4) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${inside}</svg>`;

describe('numbers of', () => {
  const ramp = Array.from({ length: 256 }, (_, value) => value);

  it('8 and 16 bits, unsigned, are read as 8 bits', async () => {
    const deep = Uint16Array.from(ramp, (value) => 257 * value);
    expect((await readOne('a.tif', tiff(Uint8Array.from(ramp)))).values).toEqual(ramp);
    expect((await readOne('a.tif', tiff(deep))).values).toEqual(ramp);
    expect((await readOne('a.tif', tiff(deep, { white: true }))).values).toEqual([...ramp].reverse());
    const png = await raw(deep, 256, 1).toColourspace('grey16').png().toBuffer();
    expect((await readOne('a.png', png)).values).toEqual(ramp);
  });

  it('1 and 4 bits, and of a palette, are read as what they mean', async () => {
    expect((await readOne('a.tif', tiff(Uint8Array.of(0b01000110), { bits: 1 }))).values).toEqual([
      0, 255, 0, 0, 0, 255, 255, 0,
    ]);
    expect((await readOne('a.tif', tiff(Uint8Array.of(0x4f), { bits: 4 }))).values).toEqual([68, 255]);
    const palette = await raw([0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 255, 255], 4, 3)
      .png({ palette: true, colours: 2 })
      .toBuffer();
    expect((await readOne('a.png', palette)).values).toEqual([0, 255, 0, 255]);
  });

  it.each([
    ['float', tiff(Float32Array.of(0, 0.5, 1), { format: 3 })],
    ['short', tiff(Int16Array.of(-5, 5, 300), { format: 2 })],
    ['char', tiff(Int8Array.of(-5, 5, 100), { format: 2 })],
    ['int', tiff(Int32Array.of(-5, 5, 1e6), { format: 2 })],
    ['uint', tiff(Uint32Array.of(0, 4e9))],
  ])('type %s are refused by name', async (type, content) => {
    const folder = folderOf({ 'a/1.tif': content, 'b/1.png': await raw([1, 2, 3], 3, 1).png().toBuffer() });
    await expect(readFolder(folder)).rejects.toThrow(
      new InputError(
        `${folder}/a/1.tif: found values of type ${type}, of which only 8 and 16 bits unsigned are read, expected an image; scale values to 0…255 and save them as 8 bits, e.g. as PNG, or leave it out by "bad": "skip"`,
      ),
    );
  });

  it.each([
    ['64 bits', tiff(Float64Array.of(0.5, 1), { format: 3 })],
    ['12 bits', tiff(Uint8Array.of(0xff, 0xf0, 0), { bits: 12 })],
    ['five channels', tiff(Uint8Array.of(1, 2, 3, 4, 5), { channels: 5 })],
  ])('%s are refused, too', async (_, content) => {
    for (const color of ['grey', 'rgb'] as const) {
      await expect(readOne('a.tif', content, { color })).rejects.toThrow(
        /found 2 images that cannot be read.+: a\/a\.tif, b\/a\.tif\)/,
      );
    }
  });

  it('12 bits in 16 are said to be dark', async () => {
    const dark = tiff(Uint16Array.of(0, 4095));
    expect(await readOne('a.tif', dark)).toEqual({
      values: [0, 16],
      notes: [
        '2 images have 16 bits per channel but no value above 16 of 255 when read as 8 bits, e.g. as only 12 bits are used: a/a.tif, b/a.tif; scale the values to 0…65535',
      ],
    });
    expect((await readOne('a.tif', tiff(Uint16Array.of(0, 8000)))).notes).toEqual([]);
    // Bright ones of 8 bits beside it say nothing about it.
    const beside = folderOf({ 'a/1.tif': dark, 'b/1.tif': tiff(Uint8Array.of(0, 255)) });
    expect((await readFolder(beside)).provenance.notes).toEqual([
      expect.stringMatching(/^1 image has 16 bits per channel but no value above 16 of 255 .+: a\/1\.tif; /),
    ]);
  });
});

describe('colours', () => {
  it('of a profile or of CMYK become those of sRGB', async () => {
    const red = await raw([255, 0, 0], 1, 3).withIccProfile('p3').png().toBuffer();
    expect((await readOne('a.png', red, { color: 'rgb' })).values).toEqual([255, 0, 0]);
    const cmyk = await raw([255, 255, 255, 0, 0, 0], 2, 3)
      .toColourspace('cmyk')
      .jpeg({ quality: 100 })
      .toBuffer();
    const [white, black] = (await readOne('a.jpg', cmyk)).values;
    expect([white, black! < 40]).toEqual([255, true]);
  });

  it('that are transparent show the background', async () => {
    const eight = await raw([9, 9, 9, 0], 1, 4).png().toBuffer();
    const sixteen = await raw(Uint16Array.of(9, 9, 9, 0), 1, 4)
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    const grey = await raw([9, 0], 1, 2).png().toBuffer();
    for (const content of [eight, sixteen, grey, svg('', 1)]) {
      for (const [background, red, green, blue] of [
        ['black', 0, 0, 0],
        ['white', 255, 255, 255],
        ['#FF8000', 255, 128, 0],
      ] as const) {
        expect((await readOne('a.png', content, { background, color: 'rgb' })).values).toEqual([
          red,
          green,
          blue,
        ]);
      }
      expect((await readOne('a.png', content, { background: 'white' })).values).toEqual([255]);
    }
  });

  it('black on transparent are said to vanish over black, and those that are black anyway are not', async () => {
    const ink = svg('<rect width="2" height="4"/>');
    expect((await readOne('a.svg', ink)).notes).toEqual([
      '2 transparent images are of one colour once drawn over black: a/a.svg, b/a.svg; the option background names another colour',
    ]);
    expect((await readOne('a.svg', ink, { background: 'white' })).notes).toEqual([]);
    expect((await readOne('a.svg', svg('<rect width="4" height="4"/>'))).notes).toEqual([]);
    expect((await readOne('a.png', await raw([0, 0], 2, 1).png().toBuffer())).notes).toEqual([]);
  });
});

describe('files', () => {
  it('of several images say that only the first is read', async () => {
    const frames = raw([1, 1, 1, 200, 200, 200], 1, 3);
    const two = sharp(await frames.raw().toBuffer(), {
      raw: { width: 1, height: 2, channels: 3, pageHeight: 1 },
    });
    const note = (name: string) => [
      `2 files hold several images (frames or pages), of which only the first is read: a/${name}, b/${name}`,
    ];
    expect(await readOne('a.webp', await two.clone().webp({ lossless: true }).toBuffer())).toEqual({
      values: [1],
      notes: note('a.webp'),
    });
    expect((await readOne('a.gif', await two.clone().gif().toBuffer())).notes).toEqual(note('a.gif'));
    expect(await readOne('a.tif', tiff(Uint8Array.of(7), { pages: 3 }))).toEqual({
      values: [7],
      notes: note('a.tif'),
    });
    const png = await raw([7], 1, 1).png().toBuffer();
    // The chunk that makes a PNG file an animation, after the header: length, type, frames, plays, CRC-32.
    const chunk = Buffer.from('000000086163544c0000000200000000f38d9370', 'hex');
    const animated = Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
    expect(await readOne('a.png', animated)).toEqual({ values: [7], notes: note('a.png') });
  });

  it('are read by their content, whatever their ending', async () => {
    const jpeg = await raw([90, 90, 90], 3, 1).jpeg({ quality: 100 }).toBuffer();
    expect((await readOne('a.png', jpeg)).values).toEqual([90, 90, 90]);
  });

  const noise = Array.from({ length: 64 * 64 * 3 }, (_, index) => (index * index * 7919) % 251);
  const formats = ['png', 'jpeg', 'webp', 'gif', 'tiff', 'avif'] as const;
  it.each(formats)('that are cut off are refused: %s', async (format) => {
    const whole = await raw(noise, 64, 3).toFormat(format).toBuffer();
    const cuts = [0.2, 0.5, 0.9].map((share) => whole.subarray(0, Math.floor(share * whole.length)));
    const folder = folderOf(Object.fromEntries(cuts.map((cut, k) => [`a/${k}.png`, cut])));
    mkdirSync(join(folder, 'b'));
    writeFileSync(join(folder, 'b/1.png'), whole);
    await expect(readFolder(folder)).rejects.toThrow(/: found 3 images that cannot be read, expected none/);
  });
});

describe('bad images', () => {
  const bmp = Buffer.concat([Buffer.from('BM'), Buffer.alloc(12), Buffer.of(40), Buffer.alloc(40)]);
  const usual = 'replace or remove it';
  it.each<[string, string | Buffer, string, string]>([
    ['a.png', '', 'an empty file', 'copy or download it again'],
    ['a.png', Buffer.alloc(99), 'nothing but zeros', 'copy or download it again'],
    [
      'a.jpg',
      '<!doctype html><title>404</title>',
      'an HTML page',
      'download the file itself, not the page about it',
    ],
    [
      'a.jpg',
      'version https://git-lfs.github.com/spec/v1\n',
      'a pointer of Git LFS, not the file itself',
      'run `git lfs pull` in the repository that it is from',
    ],
    ['a.png', bmp, 'a BMP image, which is not read', 'convert it, e.g. to PNG'],
    ['a.png', 'hello', 'no image of a kind that is read', usual],
    ['a.svg', svg('', 100_000), 'an image of more than 268 million pixels', 'make it smaller'],
    [
      'a.svg',
      '<?xml version="1.0"?><note/>',
      'an XML document',
      'download the file itself, not the page about it',
    ],
  ])('are refused by what they are: %s, %#', async (name, content, found, cure) => {
    const folder = folderOf({ [`a/${name}`]: content, 'b/1.svg': svg('') });
    await expect(readFolder(folder)).rejects.toThrow(
      new InputError(
        `${folder}/a/${name}: found ${found}, expected an image; ${cure}, or leave it out by "bad": "skip"`,
      ),
    );
  });

  it.each([
    ['heic', '\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'a HEIC image'],
    ['jp2', '\0\0\0\fjP  \r\n\u0087\n', 'a JPEG 2000 image'],
    ['jxl', '\0\0\0\fJXL \r\n\u0087\n', 'a JPEG XL image'],
  ])('of kinds that are not read are named by it: %s', async (_, head, what) => {
    const folder = folderOf({ 'a/1.jpg': Buffer.from(head, 'latin1'), 'b/1.svg': svg('') });
    await expect(readFolder(folder)).rejects.toThrow(
      `${folder}/a/1.jpg: found ${what}, which is not read, expected an image; convert it, e.g. to PNG, or`,
    );
  });

  const noise = Array.from({ length: 64 * 64 * 3 }, (_, index) => (index * index * 7919) % 251);
  const kinds = {
    png: 'a PNG',
    jpeg: 'a JPEG',
    webp: 'a WebP',
    gif: 'a GIF',
    avif: 'an AVIF',
    tiff: 'a TIFF',
  } as const;
  const formats = Object.keys(kinds) as (keyof typeof kinds)[];

  it.each(formats)('are said to be cut off, or damaged: %s', async (format) => {
    const whole = await raw(noise, 64, 3).toFormat(format).toBuffer();
    const cut = (share: number) => whole.subarray(0, Math.floor(share * whole.length));
    for (const share of [0.02, 0.3, 0.9]) {
      const folder = folderOf({ 'a/1.jpg': cut(share), 'b/1.png': whole });
      const how =
        format === 'tiff'
          ? 'a TIFF image that is damaged, cut off, or of a kind that is not read, expected an image; replace or remove it'
          : `${kinds[format]} image that is cut off, expected an image; copy or download it again`;
      await expect(readFolder(folder)).rejects.toThrow(
        new InputError(`${folder}/a/1.jpg: found ${how}, or leave it out by "bad": "skip"`),
      );
    }
  });

  it('of which only the middle is damaged are said to be damaged', async () => {
    for (const format of ['png', 'gif', 'avif'] as const) {
      const bytes = Uint8Array.from(await raw(noise, 64, 3).toFormat(format).toBuffer());
      bytes.fill(0x5a, bytes.length / 2, bytes.length / 2 + 64);
      const folder = folderOf({ 'a/1.png': bytes, 'b/1.svg': svg('', 64) });
      await expect(readFolder(folder)).rejects.toThrow(
        `found ${kinds[format]} image that is damaged, expected`,
      );
    }
    const folder = folderOf({
      'a/1.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4',
      'b/1.svg': svg(''),
    });
    await expect(readFolder(folder)).rejects.toThrow(
      'found an SVG image that is damaged or cut off, expected',
    );
  });

  it('are told in the same words each time, also beside images of other sizes', async () => {
    const files: Files = {};
    for (const format of formats) {
      const whole = await raw(noise, 64, 3).toFormat(format).toBuffer();
      for (const percent of [2, 10, 50, 90]) {
        files[`a/${format}${percent}.png`] = whole.subarray(0, Math.floor((percent / 100) * whole.length));
        files[`b/${format}${percent}.png`] = whole;
      }
      files[`a/${format}.svg`] = `<svg ${format}`;
    }
    const words = async (more: Files) => {
      const folder = folderOf({ ...files, ...more });
      const said = new Set<string>();
      for (let run = 0; run < 8; run++) {
        const error = await readFolder(folder).catch((error: Error) => error);
        said.add((error as Error).message.replace(folder, ''));
      }
      return [...said];
    };
    // Ten are named; the others are of the same kinds.
    expect(await words({})).toEqual([
      expect.stringMatching(/^: found 30 images that cannot be read, expected none \(an? /),
    ]);
    const small = await raw([1, 2, 3, 4], 2, 1).png().toBuffer();
    expect(await words({ 'a/0.png': small, 'b/0.png': small, 'b/z.png': small })).toEqual([
      expect.stringMatching(
        /^: found images of 2 sizes: \d+ of 64 × 64 \(.+\), 3 of 2 × 2 \(a\/0\.png\), expected one size/,
      ),
    ]);
  });

  it('are named all at once, the first ten with their reasons', async () => {
    const bad = Object.fromEntries(
      Array.from({ length: 11 }, (_, k) => [`a/${k + 10}.png`, k === 3 ? '' : 'x']),
    );
    const folder = folderOf({ ...bad, 'a/99.bmp': '', 'b/1.svg': svg(''), 'b/2.svg': 'x' });
    const names = [10, 11, 12, 14, 15, 16, 17, 18, 19].map((k) => `a/${k}.png`).join(', ');
    await expect(readFolder(folder)).rejects.toThrow(
      new InputError(
        `${folder}: found 12 images that cannot be read, expected none (no image of a kind that is read: ${names}; an empty file: a/13.png; and 2 more); replace or remove them, or leave them out by "bad": "skip"`,
      ),
    );
  });

  it('are left out if asked for, wherever they are among the others', async () => {
    const grey = (value: number) =>
      raw([value, value + 1], 2, 1)
        .png()
        .toBuffer();
    const folder = folderOf({
      ...{ 'a/1.png': 'x', 'a/2.png': await grey(10), 'a/3.png': 'x', 'a/4.png': await grey(20) },
      ...{ 'b/1.png': await grey(30), 'b/2.png': '', 'c/1.png': await grey(40), 'c/2.png': 'x' },
    });
    const { samples, provenance } = await readFolder(folder, { bad: 'skip' });
    expect([[...samples.values], [...samples.labels]]).toEqual([
      [10, 11, 20, 21, 30, 31, 40, 41],
      [0, 0, 1, 2],
    ]);
    expect([provenance.passedOver, provenance.sources[0]!.files]).toEqual([4, 4]);
  });

  it('that are all of a class, or all there are, are refused in any case', async () => {
    const folder = folderOf({ 'a/1.svg': svg(''), 'b/1.png': '' });
    await expect(readFolder(folder, { bad: 'skip' })).rejects.toThrow(
      new InputError(
        `${folder}: found no images of class b that can be read, expected at least one (an empty file: b/1.png); replace them, or leave the class out by the option classes`,
      ),
    );
    const none = folderOf({ 'a/1.png': '', 'b/1.png': '' });
    await expect(readFolder(none, { bad: 'skip' })).rejects.toThrow(
      new InputError(
        `${none}: found 2 images that cannot be read, expected none (an empty file: a/1.png, b/1.png); copy or download it again`,
      ),
    );
  });

  it('are those, too, that may not be read', async () => {
    const folder = folderOf({ 'a/1.svg': svg(''), 'b/1.svg': svg('') });
    for (const path of ['.', 'a', 'b']) chmodSync(join(folder, path), 0o755);
    chmodSync(join(folder, 'b/1.svg'), 0);
    const root = process.geteuid!() === 0;
    // Root may read everything.
    if (root) process.seteuid!(65534);
    try {
      await expect(readFolder(folder)).rejects.toThrow(
        new InputError(
          `${folder}/b/1.svg: found a file that you may not read, expected an image; correct its permissions, or leave it out by "bad": "skip"`,
        ),
      );
    } finally {
      if (root) process.seteuid!(0);
    }
  });
});
