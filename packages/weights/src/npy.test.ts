import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNpy, parseNpy } from './npy.js';

const numpy = JSON.parse(readFileSync(new URL('../testdata/numpy.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;
const file = (name: string): Buffer => Buffer.from(numpy[name]!, 'base64');
const values = [1, -2.5, 3, 0.1, 0.001, -0];

test('what NumPy wrote is read, in both versions and both widths', () => {
  const expected = { values: Float32Array.from(values), shape: [2, 3] };
  expect(parseNpy(file('float32'), 'a.npy')).toEqual(expected);
  expect(parseNpy(file('version2'), 'a.npy')).toEqual(expected);
  const doubles = { values: Float64Array.from(Float32Array.from(values)), shape: [2, 3] };
  expect(parseNpy(file('float64'), 'a.npy')).toEqual(doubles);
  expect(parseNpy(file('vector'), 'a.npy')).toEqual({ values: Float32Array.of(1, -2.5, 3), shape: [3] });
});

test('what is written are the bytes that NumPy writes', () => {
  const singles = Float32Array.from(values);
  expect(Buffer.from(formatNpy({ values: singles, shape: [2, 3] }))).toEqual(file('float32'));
  expect(Buffer.from(formatNpy({ values: Float64Array.from(singles), shape: [2, 3] }))).toEqual(
    file('float64'),
  );
  expect(Buffer.from(formatNpy({ values: singles.slice(0, 3), shape: [3] }))).toEqual(file('vector'));
});

test('what is written is read again, wherever the bytes lie', () => {
  const array = fc.tuple(fc.boolean(), fc.nat(9), fc.nat(9)).chain(([wide, rows, columns]) =>
    fc.record({
      shape: fc.constantFrom([rows, columns], [rows * columns], [1, rows, columns]),
      values: (wide
        ? fc.float64Array({ minLength: rows * columns, maxLength: rows * columns })
        : fc.float32Array({ minLength: rows * columns, maxLength: rows * columns })) as fc.Arbitrary<
        Float32Array | Float64Array
      >,
    }),
  );
  fc.assert(
    fc.property(array, fc.nat(8), (written, offset) => {
      const bytes = formatNpy(written);
      expect(bytes.length - written.values.byteLength).toSatisfy((header: number) => header % 64 === 0);
      const pool = Buffer.alloc(offset + bytes.length + 3, 0xff);
      pool.set(bytes, offset);
      const read = parseNpy(pool.subarray(offset, offset + bytes.length), 'a.npy');
      expect(read).toEqual(written);
      pool.fill(0);
      expect(read).toEqual(written);
    }),
  );
});

/** The bytes with the header's text changed; lengths stay. */
function edited(name: string, from: string, to: string): Buffer {
  expect(to.length).toBe(from.length);
  const bytes = file(name);
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  bytes.write(to, at, 'latin1');
  return bytes;
}

test('a header as other writers space and quote it', () => {
  const header = `{"shape":(2,3),"fortran_order":False,"descr":"<f4"}\n`;
  const values = file('float32').subarray(-24);
  const bytes = Buffer.concat([
    Buffer.from('\u0093NUMPY\u0001\u0000', 'latin1'),
    Buffer.of(header.length, 0),
    Buffer.from(header),
    values,
  ]);
  expect(parseNpy(bytes, 'a.npy').shape).toEqual([2, 3]);
});

test.each([
  [() => Buffer.alloc(0), 'found an empty file, expected an .npy file.'],
  [
    () => Buffer.from('PK\u0003\u0004xxxxxxxx'),
    'found the first bytes "PK\\u0003\\u0004xx", expected an .npy file.',
  ],
  [
    () => file('float32').subarray(0, 8),
    'found 8 bytes, expected an .npy header of 10. Is the file truncated?',
  ],
  [
    () => file('float32').subarray(0, 100),
    'found 100 bytes, expected an .npy header of 128. Is the file truncated?',
  ],
  [
    () => file('float32').subarray(0, -1),
    "found 23 bytes of values, expected 24 for '<f4' of shape (2, 3). Is the file truncated?",
  ],
  [
    () => Buffer.concat([file('float64'), Buffer.of(0)]),
    "found 49 bytes of values, expected 48 for '<f8' of shape (2, 3). Is the file truncated?",
  ],
  [
    () => edited('float32', '(2, 3)', '(3, 3)'),
    "found 24 bytes of values, expected 36 for '<f4' of shape (3, 3). Is the file truncated?",
  ],
  [
    () => file('fortran'),
    'found Fortran order, expected C order. Save it with numpy.ascontiguousarray(array).',
  ],
  [
    () => file('bigEndian'),
    "found dtype '>f4', expected '<f4' or '<f8'. Save it with array.astype(numpy.float32).",
  ],
  [
    () => file('integers'),
    "found dtype '<i4', expected '<f4' or '<f8'. Save it with array.astype(numpy.float32).",
  ],
  [
    () => file('structured'),
    "found dtype [('a', '<f4'), ('b', '<i2')], expected '<f4' or '<f8'. Save it with array.astype(numpy.float32).",
  ],
  [
    () => edited('float32', "'shape'", "'shaqe'"),
    `found the .npy header "{'descr': '<f4', 'fortran_order': False, 'shaqe': (2, 3), }", expected descr, fortran_order and shape.`,
  ],
  [
    () => {
      const bytes = file('float32');
      bytes[6] = 3;
      return bytes;
    },
    'found .npy format version 3, expected 1 or 2.',
  ],
])('a bad file is named with what was found: %#', (bytes, message) => {
  const problem = { name: 'InputError', message: `a.npy: ${message}` };
  expect(() => parseNpy(bytes(), 'a.npy')).toThrow(expect.objectContaining(problem));
});

test('cut or changed anywhere, a file is read or refused, never more', () => {
  const whole = file('float32');
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
      const bytes = Buffer.from(whole);
      bytes[at] = byte;
      try {
        const { values, shape } = parseNpy(cut ? bytes.subarray(0, at) : bytes, 'a.npy');
        expect(cut).toBe(false);
        expect(shape.reduce((product, axis) => product * axis, 1)).toBe(values.length);
      } catch (error) {
        expect(error).toHaveProperty('name', 'InputError');
      }
    }),
    { numRuns: 1000 },
  );
});
