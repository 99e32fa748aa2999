import { constants, deflateRawSync } from 'node:zlib';
import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { cpuTime } from '../testdata/cpu-time.js';
import { zipOf } from '../testdata/zip.js';
import { formatNpy, withNpyHeader } from './format-npy.js';
import { parseNpy } from './parse-npy.js';
import { readNpz } from './read-npz.js';
import { inflateStart } from './zip/inflate-start.js';

/** An `.npy` file whose header is any text. */
function npy(header: string, values = new Uint8Array(), version = 2): Buffer {
  const bytes = Buffer.alloc(12 + header.length + values.length);
  bytes.write('\u0093NUMPY', 'latin1');
  bytes[6] = version;
  bytes.writeUInt32LE(header.length, 8);
  bytes.write(header, 12, 'latin1');
  bytes.set(values, 12 + header.length);
  return bytes;
}
const array = (shape: string): Buffer => npy(`{'descr': '<f4', 'fortran_order': False, 'shape': ${shape}, }`);
const full = 65_000;

test.each<[string, Uint8Array, string]>([
  [
    'a long header',
    npy(`{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }${' '.repeat(4_000_000)}`),
    'w: found an .npy header of 4000057 bytes, expected at most 65535. Save it with numpy.save again.',
  ],
  [
    'a header longer than the file',
    npy('{}').fill(0xff, 8, 12),
    'w: found an .npy header of 4294967295 bytes, expected at most 65535. Save it with numpy.save again.',
  ],
  [
    'a negative axis',
    array('(-3, 2)'),
    'w: found the shape (-3, 2), expected the sizes of its axes, from 0.',
  ],
  ['two axes as one', array('(2 3)'), 'w: found the shape (2 3), expected the sizes of its axes, from 0.'],
  ['a fraction', array('(2.5,)'), 'w: found the shape (2.5, ), expected the sizes of its axes, from 0.'],
  [
    'a huge axis',
    array(`(${'9'.repeat(60_000)},)`),
    `w: found the shape (${'9'.repeat(58)}…, expected the sizes of its axes, from 0.`,
  ],
  [
    'a huge product',
    array('(9007199254740991, 9007199254740991, 9007199254740991)'),
    "w: found 0 bytes of values, expected 2.923003274661805e+48 for '<f4' of shape (9007199254740991, 9007199254740991, 9007199254740991). Is the file truncated?",
  ],
  [
    'a product that floats round to what is there',
    npy(`{'descr': '|u1', 'fortran_order': False, 'shape': (0, 9007199254740991), }`, Uint8Array.of(1)),
    "w: found 1 bytes of values, expected 0 for '|u1' of shape (0, 9007199254740991). Is the file damaged?",
  ],
  ['many axes', array(`(${'1, '.repeat(20_000)})`), 'w: found 20000 axes, expected at most 64.'],
])('%s: one line, without reading on', (_, bytes, message) => {
  expect(() => parseNpy(bytes, 'w')).toThrow(expect.objectContaining({ name: 'InputError', message }));
});

test.each([
  ['quotes', "{'descr': "],
  ['lists', "'descr':["],
  ['brackets', '['],
  ['parentheses', "{'descr': ("],
  ['spaces', "{ 'descr' : '<f4' , "],
  ['signs', ','],
  ['one string', "{'"],
])('a header of %s takes time in proportion', (_, part) => {
  const time = cpuTime(() => {
    for (const header of [
      part.repeat(full / part.length),
      part + ' '.repeat(full),
      part + 'x'.repeat(full),
    ]) {
      expect(() => parseNpy(npy(header), 'w')).toThrow(
        /^w: found the \.npy header ".{1,150}", expected descr/,
      );
    }
  });
  expect(time).toBeLessThan(1000);
});

/** A start and then megabytes of zeros, deflated without making the zeros: blocks that end on whole bytes, and go on. */
function bomb(start: Uint8Array, megabytes: number): Uint8Array {
  const open = (bytes: Uint8Array) => deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  const block = open(new Uint8Array(2 ** 20));
  return Buffer.concat([open(start), ...Array.from({ length: megabytes }, () => block)]);
}

const header = (length: number): Uint8Array => withNpyHeader("'|u1'", [length], new Uint8Array());

test('an archive that says it inflates to gigabytes is refused without inflating', () => {
  const size = 2 ** 31;
  const start = header(size - 128);
  const bytes = zipOf([{ name: 'a.npy', content: start, method: 8, size, packed: Buffer.alloc(2_000_000) }]);
  const time = cpuTime(() => {
    expect(() => readNpz(bytes, 'w')).toThrow(
      new RegExp(
        `^w: found ${bytes.length} bytes that inflate to ${size}, expected at most 100 times as many\\. .+$`,
      ),
    );
  });
  expect(time).toBeLessThan(500);
});

test('an archive that hides how much it inflates to is not inflated further than it says', () => {
  const content = Buffer.concat([header(1000), new Uint8Array(1000)]);
  const packed = bomb(content, 2000);
  expect(packed.length).toBeLessThan(3_000_000);
  expect(inflateStart(packed, 2 ** 23)).toHaveLength(2 ** 23);
  const archive = (size: number) => zipOf([{ name: 'a.npy', content, method: 8, size, packed }]);
  const before = process.memoryUsage().arrayBuffers;
  const time = cpuTime(() => {
    // The bytes that it says, and whose checksum it has, are all that is taken.
    expect(readNpz(archive(content.length), 'w')[0]?.values).toHaveLength(1000);
    expect(() => readNpz(archive(2 ** 25), 'w')).toThrow(
      /^w\[a\]: found \d+ bytes of values, expected 1000 for/,
    );
  });
  expect(time).toBeLessThan(1500);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 26);
});

test('many entries that each inflate to more cost no more than one', () => {
  const content = new Uint8Array(formatNpy({ values: new Float32Array(2 ** 16), shape: [2 ** 16] }));
  const packed = deflateSync(content);
  const entries = Array.from({ length: 2000 }, (_, k) => ({ name: `${k}.npy`, content, method: 8, packed }));
  const archive = zipOf(entries);
  const time = cpuTime(() => {
    expect(() => readNpz(archive, 'w')).toThrow(/bytes that inflate to \d+, expected at most 100 times/);
  });
  expect(time).toBeLessThan(3000);
});

test('what follows the end of deflated data costs no more than its size', () => {
  const content = formatNpy({ values: Float32Array.of(1, 2), shape: [2] });
  const packed = Buffer.concat([deflateSync(content.subarray(0, -1)), Buffer.alloc(30_000_000)]);
  const time = cpuTime(() => {
    expect(() => readNpz(zipOf([{ name: 'a.npy', content, method: 8, packed }]), 'w')).toThrow(
      `w[a]: found ${content.length - 1} bytes in deflated data, expected ${content.length}.`,
    );
  });
  expect(time).toBeLessThan(500);
});
