import { expect, test } from 'vitest';
import { cpuTime } from '../../../npy/testdata/cpu-time.js';
import { formatSafetensors } from './format-safetensors.js';
import { parseSafetensors } from './parse-safetensors.js';

/** A file of any header, and so many bytes of data. */
function file(header: string | Uint8Array, data = 0): Buffer {
  const text = Buffer.from(header);
  const bytes = Buffer.alloc(8 + text.length + data);
  bytes.writeBigUInt64LE(BigInt(text.length));
  text.copy(bytes, 8);
  return bytes;
}
const tensor = (
  start: number,
  end: number,
  dtype = 'F32',
  shape: readonly number[] = [(end - start) / 4],
) => ({
  dtype,
  shape,
  data_offsets: [start, end],
});
const json = (members: object, data: number): Buffer => file(JSON.stringify(members), data);

test.each<[string, Buffer, string]>([
  [
    'overlap',
    json({ a: tensor(0, 8), b: tensor(4, 12) }, 12),
    'w[b]: found bytes 4…12, which overlap those of "a", expected bytes of its own. Save the tensors again.',
  ],
  [
    'the same bytes twice',
    json({ a: tensor(0, 8), b: tensor(0, 8) }, 8),
    'w[b]: found bytes 0…8, which overlap those of "a", expected bytes of its own. Save the tensors again.',
  ],
  [
    'a hole',
    json({ a: tensor(0, 4), b: tensor(8, 12) }, 12),
    'w: found 4 bytes before "b" that are no tensor\'s, expected none. Is the file damaged?',
  ],
  [
    'a hole at the start',
    json({ a: tensor(4, 8) }, 8),
    'w: found 4 bytes before "a" that are no tensor\'s, expected none. Is the file damaged?',
  ],
  [
    'trailing bytes',
    json({ a: tensor(0, 4) }, 7),
    "w: found 3 bytes at the end that are no tensor's, expected none. Is the file damaged?",
  ],
  [
    'equal keys',
    file(`{"a":${JSON.stringify(tensor(0, 4))},"a":${JSON.stringify(tensor(0, 4))}}`, 4),
    'w: found "a" twice in the header, expected one of each name.',
  ],
  [
    'equal keys, one of them escaped',
    file(`{"a":${JSON.stringify(tensor(0, 4))} ,\n"\\u0061" : ${JSON.stringify(tensor(0, 4))}}`, 4),
    'w: found "a" twice in the header, expected one of each name.',
  ],
  [
    'equal keys within',
    file('{"a":{"dtype":"F32","shape":[1],"shape":[2],"data_offsets":[0,4]}}', 4),
    'w: found "shape" twice in the header, expected one of each name.',
  ],
  [
    'deep lists',
    file(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
    'w: found a header nested more than 3 deep, expected a safetensors file.',
  ],
  [
    'deep objects that never end',
    file('{"a":'.repeat(300_000)),
    'w: found a header nested more than 3 deep, expected a safetensors file.',
  ],
  [
    'bad UTF-8',
    file(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d)),
    'w: found a header that is no JSON object, expected a safetensors file.',
  ],
  [
    'bad escapes',
    file('{"\\x":1}'),
    'w: found a header that is no JSON object, expected a safetensors file.',
  ],
  [
    'a string that never ends',
    file(`{"${'\\'.repeat(100_001)}`),
    'w: found a header that is no JSON object, expected a safetensors file.',
  ],
  [
    'a header longer than the file',
    file('{}').fill(0xff, 0, 6),
    'w: found 10 bytes, expected a safetensors header of 281474976710655. Is the file truncated?',
  ],
  [
    'less than its length',
    file('{}').subarray(0, 5),
    'w: found 5 bytes, expected a safetensors header of 0. Is the file truncated?',
  ],
  [
    'a long header',
    file(`{"a":${JSON.stringify(tensor(0, 4))}}${' '.repeat(2_000_000)}`, 4),
    'w: found a header of 2000054 bytes, expected at most 2000000. Save the weights alone.',
  ],
  [
    'a product beyond whole numbers',
    json({ a: tensor(0, 4, 'F32', [2 ** 52, 2 ** 52]) }, 4),
    'w[a]: found bytes 0…4 of 4, expected 8.112963841460668e+31 bytes for F32 of shape (4503599627370496, 4503599627370496). Is the file truncated?',
  ],
  [
    'a negative axis',
    json({ a: tensor(0, 4, 'F32', [-1, -1]) }, 4),
    'w[a]: found {"dtype":"F32","shape":[-1,-1],"data_offsets":[0,4]}, expected dtype, shape and data_offsets.',
  ],
  [
    'an end before its start',
    json({ a: tensor(4, 0, 'F32', [0]) }, 4),
    'w[a]: found bytes 4…0 of 4, expected 0 bytes for F32 of shape (0). Is the file truncated?',
  ],
  ...['F8_E4M3', 'I64', 'BOOL', 'toString'].map((dtype): [string, Buffer, string] => [
    dtype,
    json({ a: tensor(0, 4, dtype, [4]) }, 4),
    `w[a]: found dtype "${dtype}", expected "F32", "F64", "F16" or "BF16". Save it with tensor.float().`,
  ]),
  [
    'no dtype',
    json({ a: { ...tensor(0, 4), dtype: undefined } }, 4),
    'w[a]: found dtype none, expected "F32", "F64", "F16" or "BF16". Save it with tensor.float().',
  ],
  [
    'a name of many lines',
    json({ [`x\n${'y'.repeat(99)}`]: 1 }, 0),
    `w[x\\u000a${'y'.repeat(57)}…]: found 1, expected dtype, shape and data_offsets.`,
  ],
  [
    'the name that objects have',
    file('{"__proto__":{"dtype":"F32"}}'),
    'w[__proto__]: found {"dtype":"F32"}, expected dtype, shape and data_offsets.',
  ],
])('%s: one line, at once', (_, bytes, message) => {
  const time = cpuTime(() => {
    expect(() => parseSafetensors(bytes, 'w')).toThrow(
      expect.objectContaining({ name: 'InputError', message }),
    );
  });
  expect(time).toBeLessThan(1500);
});

test('tensors without values, metadata and spaces are fine', () => {
  const members = { __metadata__: { format: 'pt' }, b: tensor(0, 4), none: tensor(0, 0), end: tensor(4, 4) };
  const bytes = file(`${JSON.stringify(members)}    `, 4);
  expect(parseSafetensors(bytes, 'w').map(({ name }) => name)).toEqual(['none', 'b', 'end']);
});

test('halves are read as float32, to the last bit', () => {
  const bytes = json({ half: tensor(0, 6, 'F16', [3]), brain: tensor(6, 12, 'BF16', [1, 3]) }, 12);
  const view = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 12);
  [0x3c00, 0xc100, 0x0001, 0x3f80, 0xc020, 0x7f7f].forEach((bits, k) => {
    view.setUint16(2 * k, bits, true);
  });
  expect(parseSafetensors(bytes, 'w')).toEqual([
    { name: 'half', shape: [3], values: Float32Array.of(1, -2.5, 2 ** -24) },
    { name: 'brain', shape: [1, 3], values: Float32Array.of(1, -2.5, 255 * 2 ** 120) },
  ]);
});

test('many tensors take time in proportion', () => {
  const arrays = Array.from({ length: 10_000 }, (_, k) => ({
    name: `t${k}`,
    shape: [1, 1],
    values: Float32Array.of(k),
  }));
  const bytes = formatSafetensors(arrays);
  const time = cpuTime(() => {
    expect(parseSafetensors(bytes, 'w')).toHaveLength(10_000);
  });
  expect(time).toBeLessThan(3000);
});
