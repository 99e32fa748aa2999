import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { InputError } from '@s4nn/core';
import { afterAll, describe, expect, it } from 'vitest';
import { readIdx } from './idx.js';

const folder = mkdtempSync(join(tmpdir(), 's4nn-idx-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of 2 images of 2 × 3. */
const sound = Uint8Array.of(
  0,
  0,
  8,
  3,
  0,
  0,
  0,
  2,
  0,
  0,
  0,
  2,
  0,
  0,
  0,
  3,
  1,
  2,
  3,
  4,
  5,
  6,
  7,
  8,
  9,
  10,
  11,
  255,
);
const write = (content: Uint8Array): string => {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  return path;
};
const changed = (place: number, byte: number): Uint8Array => sound.with(place, byte);
const again = 'download or copy the file again';

describe('an IDX file', () => {
  it.each([
    ['plain', sound],
    ['gzipped', gzipSync(sound)],
  ])('is read %s', (_, content) => {
    const { lengths, bytes } = readIdx(write(content), 3);
    expect(lengths).toEqual([2, 2, 3]);
    expect(bytes).toEqual(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255));
  });

  it('gives a plain array, whose slice is a copy', () => {
    const { bytes } = readIdx(write(sound), 3);
    expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype);
  });

  it('passes when its md5 is the expected one, taken after unzipping', () => {
    const md5 = createHash('md5').update(sound).digest('hex');
    expect(readIdx(write(sound), 3, md5).lengths).toEqual([2, 2, 3]);
    expect(readIdx(write(gzipSync(sound)), 3, md5).lengths).toEqual([2, 2, 3]);
  });

  const gzip = gzipSync(sound);
  it.each<[string, Uint8Array, string]>([
    [
      'empty',
      sound.slice(0, 0),
      `found 0 bytes, expected at least the 16 of an IDX header with 3 dimensions; ${again}`,
    ],
    [
      'cut in the header',
      sound.slice(0, 15),
      `found 15 bytes, expected at least the 16 of an IDX header with 3 dimensions; ${again}`,
    ],
    [
      'of labels',
      changed(3, 1),
      `found magic number 0x00000801, expected 0x00000803 (IDX, unsigned bytes, dimensions: 3); ${again}`,
    ],
    [
      'of floats',
      changed(2, 13),
      `found magic number 0x00000d03, expected 0x00000803 (IDX, unsigned bytes, dimensions: 3); ${again}`,
    ],
    [
      'a web page',
      new TextEncoder().encode('<!doctype html><title>404</title>'),
      `found magic number 0x3c21646f, expected 0x00000803 (IDX, unsigned bytes, dimensions: 3); ${again}`,
    ],
    [
      'truncated',
      sound.slice(0, 27),
      `found 11 bytes after the header, expected 2 × 2 × 3 = 12: it is truncated; ${again}`,
    ],
    [
      'too long',
      Uint8Array.of(...sound, 0),
      `found 13 bytes after the header, expected 2 × 2 × 3 = 12: it has bytes too many; ${again}`,
    ],
    [
      'of an absurd size',
      changed(4, 255),
      `found 12 bytes after the header, expected 4278190082 × 2 × 3 = 25669140492: it is truncated; ${again}`,
    ],
    ['of no images', changed(7, 0), `found the size 0 × 2 × 3, expected no 0; ${again}`],
    [
      'cut gzip',
      gzip.subarray(0, gzip.length - 12),
      `found damaged gzip data (Z_BUF_ERROR), expected an IDX file; ${again}`,
    ],
    [
      'broken gzip',
      Uint8Array.from(gzip).fill(0, 2, 12),
      `found damaged gzip data (Z_DATA_ERROR), expected an IDX file; ${again}`,
    ],
  ])('that is %s is refused', (_, content, message) => {
    const path = write(content);
    expect(() => readIdx(path, 3)).toThrow(new InputError(`${path}: ${message}`));
  });

  it('with another checksum is refused', () => {
    const path = write(sound);
    const found = createHash('md5').update(sound).digest('hex');
    const expected = '6bbc9ace898e44ae57da46a324031adb';
    const cure = 'the file is not the published one: install the package that holds it again';
    expect(() => readIdx(path, 3, expected)).toThrow(
      new InputError(`${path}: found md5 ${found}, expected ${expected}; ${cure}`),
    );
  });

  it('that is a folder, or is not there, is refused', () => {
    const path = join(folder, 'inner');
    mkdirSync(path);
    const expected = 'when reading it, expected a file that can be read';
    expect(() => readIdx(path, 3)).toThrow(new InputError(`${path}: found EISDIR ${expected}`));
    expect(() => readIdx(`${path}/none`, 3)).toThrow(
      new InputError(`${path}/none: found ENOENT ${expected}`),
    );
  });
});
