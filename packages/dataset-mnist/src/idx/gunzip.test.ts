import { gzipSync } from 'node:zlib';
import { InputError } from '@s4nn/core';
import { describe, expect, it } from 'vitest';
import { idx } from '../../test/files.js';
import { gunzipIdx } from './gunzip.js';

const sound = idx([2, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]);
const gzip = gzipSync(sound);
const again = 'download or copy the file again';

/** Gzipped data with a name of so many characters in its header. */
const withName = (bytes: Uint8Array, length: number): Uint8Array => {
  const packed = gzipSync(bytes);
  const name = new Uint8Array(length + 1).fill(97, 0, length);
  return Uint8Array.of(
    ...packed.subarray(0, 3),
    8,
    ...packed.subarray(4, 10),
    ...name,
    ...packed.subarray(10),
  );
};

describe('a gzipped IDX file', () => {
  it('is unpacked by its content; another one is left as it is', () => {
    expect(gunzipIdx(gzip, 'a', 'images')).toEqual(sound);
    expect(gunzipIdx(sound, 'a', 'images')).toBe(sound);
  });

  it('gives a plain array, whose slice is a copy', () => {
    expect(Object.getPrototypeOf(gunzipIdx(gzip, 'a', 'images'))).toBe(Uint8Array.prototype);
  });

  it('may be larger than what is looked at, and in several members', () => {
    const large = idx(
      [100, 50, 50],
      new Uint8Array(250_000).map((_, index) => (index * index) % 251),
    );
    const isUnpacked = (bytes: Uint8Array): boolean =>
      Buffer.compare(gunzipIdx(bytes, 'a', 'images'), large) === 0;
    expect(isUnpacked(gzipSync(large))).toBe(true);
    const members = Buffer.concat([gzipSync(large.subarray(0, 7)), gzipSync(large.subarray(7))]);
    expect(isUnpacked(members)).toBe(true);
    expect(isUnpacked(withName(large, 5000))).toBe(true);
  });

  it.each<[string, Uint8Array, string]>([
    [
      'cut',
      gzip.subarray(0, gzip.length - 12),
      `found damaged gzip data (Z_BUF_ERROR), expected an IDX file; ${again}`,
    ],
    [
      'cut before the data',
      gzip.subarray(0, 10),
      `found damaged gzip data (nothing in it), expected an IDX file; ${again}`,
    ],
    [
      'broken',
      Uint8Array.from(gzip).fill(0, 2, 12),
      `found damaged gzip data (Z_DATA_ERROR), expected an IDX file; ${again}`,
    ],
    [
      'with a flipped bit',
      Uint8Array.from(gzip).with(gzip.length - 6, gzip[gzip.length - 6]! ^ 1),
      `found damaged gzip data (Z_DATA_ERROR), expected an IDX file; ${again}`,
    ],
    [
      'of a web page',
      gzipSync('<!DOCTYPE html><html></html>'),
      'found an HTML page, expected an IDX file of images; download the file itself, not the page about it',
    ],
    [
      'of gzip data',
      gzipSync(gzip),
      'found gzip data, expected an IDX file of images; unpack it first, with gunzip',
    ],
    [
      'with more than it says',
      gzipSync(Uint8Array.of(...sound, 0)),
      `found more bytes after the header, expected 2 × 2 × 3 = 12: it has bytes too many; ${again}`,
    ],
    [
      'with more than can be in it',
      gzipSync(idx([60_000, 28, 28], [1, 2, 3])),
      `found fewer bytes after the header, expected 60000 × 28 × 28 = 47040000: it is truncated; ${again}`,
    ],
    [
      'with more than is read',
      gzipSync(idx([4_000_000, 28, 28], [1, 2, 3])),
      'found 4000000 × 28 × 28 images, expected at most 2147483648 bytes of values; keep fewer samples',
    ],
  ])('%s is refused', (_, content, message) => {
    expect(() => gunzipIdx(content, 'a', 'images')).toThrow(new InputError(`a: ${message}`));
  });

  it('takes no memory for what its header does not say', () => {
    const zeros = gzipSync(new Uint8Array(10_000_000));
    const bomb = Buffer.concat([gzip, ...Array<Buffer>(200).fill(zeros)]);
    const before = process.memoryUsage();
    const start = performance.now();
    expect(() => gunzipIdx(bomb, 'a', 'images')).toThrow('it has bytes too many');
    expect(performance.now() - start).toBeLessThan(300);
    expect(process.memoryUsage().arrayBuffers - before.arrayBuffers).toBeLessThan(50_000_000);
  });
});
