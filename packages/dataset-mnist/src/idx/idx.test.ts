import { InputError } from '@s4nn/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idx, integers } from '../../test/files.js';
import { parseIdx } from './idx.js';

/** A file of 2 images of 2 × 3. */
const sound = idx([2, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]);
const changed = (place: number, byte: number): Uint8Array => sound.with(place, byte);
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const again = 'download or copy the file again';
const images = '0x00000803 (IDX, unsigned bytes, dimensions: 3)';
const labels = '0x00000801 (IDX, unsigned bytes, dimensions: 1)';
const asBytes = 'write the images as unsigned bytes 0…255, samples × rows × columns';
const oneClass = 'write one class a sample, as unsigned bytes or 32-bit integers';
const wrongWay = 'are the files of images and labels named the wrong way round?';

describe('images of an IDX file', () => {
  it('are read without a copy', () => {
    const { lengths, values, place } = parseIdx(sound, 'a', 'images');
    expect([lengths, [...values], place]).toEqual([[2, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255], 'a']);
    expect(values.buffer).toBe(sound.buffer);
  });

  it('are read from the middle of a buffer', () => {
    const larger = Uint8Array.of(9, 9, 9, ...sound, 9);
    expect(parseIdx(larger.subarray(3, -1), 'a', 'images')).toEqual(parseIdx(sound, 'a', 'images'));
  });

  it.each<[string, Uint8Array, string]>([
    [
      'an empty file',
      sound.slice(0, 0),
      'found an empty file, expected an IDX file of images; copy or download it again',
    ],
    ['three bytes', sound.slice(0, 3), `found magic number 0x000008, expected ${images}; ${again}`],
    [
      'a file cut in the header',
      sound.slice(0, 15),
      `found 15 bytes, expected at least the 16 of an IDX header with 3 dimensions; ${again}`,
    ],
    ['labels', idx([2], [0, 1]), `found magic number ${labels}, expected ${images}; ${wrongWay}`],
    [
      'labels of QMNIST',
      idx([1, 8], integers(5, 0, 0, 0, 0, 0, 0, 0), 12),
      `found magic number 0x00000c02 (IDX, 32-bit integers, dimensions: 2), expected ${images}; ${asBytes}`,
    ],
    [
      'floats',
      changed(2, 13),
      `found magic number 0x00000d03 (IDX, 32-bit floats, dimensions: 3), expected ${images}; ${asBytes}`,
    ],
    [
      'signed bytes',
      changed(2, 9),
      `found magic number 0x00000903 (IDX, signed bytes, dimensions: 3), expected ${images}; ${asBytes}`,
    ],
    [
      'images with colours',
      idx([1, 1, 1, 3], [1, 2, 3]),
      `found magic number 0x00000804 (IDX, unsigned bytes, dimensions: 4), expected ${images}; ${asBytes}`,
    ],
    [
      'little-endian lengths and magic number',
      Uint8Array.of(3, 8, 0, 0, ...sound.subarray(4)),
      `found magic number 0x03080000, expected ${images}; its bytes are in the wrong order: IDX is big endian`,
    ],
    ['an unknown type', changed(2, 10), `found magic number 0x00000a03, expected ${images}; ${again}`],
    [
      'a web page',
      text('<!doctype html><title>404</title>'),
      'found an HTML page, expected an IDX file of images; download the file itself, not the page about it',
    ],
    [
      'a pointer of Git LFS',
      text('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n'),
      'found a pointer of Git LFS, not the file itself, expected an IDX file of images; ' +
        'run `git lfs pull` in the repository that it is from',
    ],
    [
      'a ZIP archive',
      text('PK\u0003\u0004train-images-idx3-ubyte'),
      'found a ZIP archive, expected an IDX file of images; unpack it first, with unzip',
    ],
    [
      'a NumPy array',
      Uint8Array.of(0x93, ...text('NUMPY')),
      'found a NumPy array (.npy), expected an IDX file of images; export its arrays in Python: numpy.load(file) holds it',
    ],
    [
      'nothing but zeros',
      new Uint8Array(100),
      'found nothing but zeros, expected an IDX file of images; copy or download it again',
    ],
    [
      'a truncated file',
      sound.slice(0, 27),
      `found 11 bytes after the header, expected 2 × 2 × 3 = 12: it is truncated; ${again}`,
    ],
    [
      'a file that is too long',
      Uint8Array.of(...sound, 0),
      `found 13 bytes after the header, expected 2 × 2 × 3 = 12: it has bytes too many; ${again}`,
    ],
    [
      'an absurd size',
      changed(4, 255),
      `found 12 bytes after the header, expected 4278190082 × 2 × 3 = 25669140492: it is truncated; ${again}`,
    ],
    ['no images', changed(7, 0), `found the size 0 × 2 × 3, expected no 0; ${again}`],
  ])('are refused: %s', (_, content, message) => {
    expect(() => parseIdx(content, 'a', 'images')).toThrow(new InputError(`a: ${message}`));
  });
});

describe('labels of an IDX file', () => {
  it.each<[string, Uint8Array, number[]]>([
    ['unsigned bytes', idx([3], [0, 255, 7]), [0, 255, 7]],
    ['signed bytes', idx([3], [0, 255, 127], 9), [0, -1, 127]],
    ['16-bit integers', idx([2], [1, 2, 255, 254], 11), [258, -2]],
    ['32-bit integers', idx([2], integers(3754, -1), 12), [3754, -1]],
    ['one column', idx([2, 1], [4, 5]), [4, 5]],
    ["QMNIST's 8 columns", idx([2, 8], integers(7, 1, 2, 3, 4, 5, 6, 7, 9, 1, 2, 3, 4, 5, 6, 7), 12), [7, 9]],
  ])('are read as %s', (_, content, expected) => {
    const { lengths, values } = parseIdx(content, 'a', 'labels');
    expect([lengths, [...values]]).toEqual([[expected.length], expected]);
  });

  it('survive writing and reading, whatever the integers', () => {
    const values = fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.boolean(), (classes, isWide) => {
        const rest = Array<number>(7).fill(-5);
        const content = isWide
          ? idx(
              [classes.length, 8],
              classes.flatMap((label) => integers(label, ...rest)),
              12,
            )
          : idx([classes.length], integers(...classes), 12);
        expect([...parseIdx(content, 'a', 'labels').values]).toEqual(classes);
      }),
    );
  });

  it.each<[string, Uint8Array, string]>([
    ['images', sound, `found magic number ${images}, expected ${labels}; ${wrongWay}`],
    [
      'floats',
      idx([1], [0, 0, 0, 0], 13),
      `found magic number 0x00000d01 (IDX, 32-bit floats, dimensions: 1), expected ${labels}; ${oneClass}`,
    ],
    [
      'one-hot bytes',
      idx([2, 3], [0, 1, 0, 1, 0, 0]),
      'found labels of 2 × 3, expected 2, or 2 × 8 integers as in QMNIST; write one class a sample',
    ],
    [
      '8 columns of bytes',
      idx([1, 8], [0, 1, 0, 0, 0, 0, 0, 0]),
      'found labels of 1 × 8, expected 1, or 1 × 8 integers as in QMNIST; write one class a sample',
    ],
    [
      'truncated integers',
      idx([2], integers(1, 2).slice(0, 7), 12),
      `found 7 bytes after the header, expected 2 × 4 = 8: it is truncated; ${again}`,
    ],
    [
      'truncated bytes',
      idx([2], [1]),
      `found 1 bytes after the header, expected 2: it is truncated; ${again}`,
    ],
  ])('are refused: %s', (_, content, message) => {
    expect(() => parseIdx(content, 'a', 'labels')).toThrow(new InputError(`a: ${message}`));
  });
});

it('Any bytes are read or refused with a message', () => {
  const beginnings = fc.constantFrom([0, 0, 8, 3], [0, 0, 8, 1], [0, 0, 12, 2], [0, 0], []);
  fc.assert(
    fc.property(beginnings, fc.uint8Array(), fc.constantFrom('images', 'labels'), (start, rest, content) => {
      try {
        parseIdx(Uint8Array.of(...start, ...rest), 'place', content);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        expect((error as Error).message).toMatch(/^place: found .+, expected .+; /);
      }
    }),
  );
});
