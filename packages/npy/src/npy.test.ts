import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNpy } from './format-npy.js';
import { parseNpy } from './parse-npy.js';

const numpy = JSON.parse(readFileSync(new URL('../testdata/numpy.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;
const file = (name: string): Buffer => Buffer.from(numpy[name]!, 'base64');
const values = [1, -2.5, 3, 0.1, 0.001, -0];

test('what NumPy wrote is read, in all versions, orders and widths', () => {
  const expected = { values: Float32Array.from(values), shape: [2, 3], dtype: '<f4' };
  for (const name of ['float32', 'version2', 'version3', 'fortran']) {
    expect(parseNpy(file(name), 'a.npy'), name).toEqual(expected);
  }
  expect(parseNpy(file('bigEndian'), 'a.npy')).toEqual({ ...expected, dtype: '>f4' });
  const doubles = { values: Float64Array.from(Float32Array.from(values)), shape: [2, 3], dtype: '<f8' };
  expect(parseNpy(file('float64'), 'a.npy')).toEqual(doubles);
  expect(parseNpy(file('vector'), 'a.npy')).toMatchObject({
    values: Float32Array.of(1, -2.5, 3),
    shape: [3],
  });
  expect(parseNpy(file('scalar'), 'a.npy')).toMatchObject({ values: Float32Array.of(2.5), shape: [] });
});

const kinds = {
  ...{ u1: Uint8Array, i1: Int8Array, u2: Uint16Array, i2: Int16Array, u4: Uint32Array, i4: Int32Array },
  ...{ u8: Float64Array, i8: Float64Array },
};
const integers = Object.keys(numpy).flatMap((name) => (name.startsWith('int ') ? [name.slice(4)] : []));

test.each(integers)('integers of dtype %s', (dtype) => {
  const read = parseNpy(file(`int ${dtype}`), 'a.npy');
  const expected = dtype[1] === 'u' ? [0, 1, 200] : [-100, 1, 100];
  expect(read).toEqual({
    values: kinds[dtype.slice(1) as keyof typeof kinds].from(expected),
    shape: [3],
    dtype,
  });
});

test('all integers that NumPy has are tried', () => {
  expect(integers).toHaveLength(14);
});

test('halves become float32, to the last bit; booleans become 0 and 1', () => {
  const halves = [0, -0, 1, -1, 65504, 2 ** -24, 1023 * 2 ** -24, 0.0999755859375];
  expect(parseNpy(file('half'), 'a.npy').values).toEqual(
    Float32Array.of(...halves, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN),
  );
  expect(parseNpy(file('>f2'), 'a.npy').values).toEqual(Float32Array.of(1, -2.5, 3));
  expect(parseNpy(file('>f8'), 'a.npy').values).toEqual(Float64Array.of(1, -2.5, 0.1));
  expect(parseNpy(file('bool'), 'a.npy')).toEqual({
    values: Uint8Array.of(1, 0, 1),
    shape: [3],
    dtype: '|b1',
  });
});

test('Fortran order is turned into C order, whatever the axes', () => {
  const cube = parseNpy(file('cube'), 'a.npy');
  expect(cube.values).toEqual(Int16Array.from({ length: 24 }, (_, at) => at));
  expect(parseNpy(file('cubeFortran'), 'a.npy')).toEqual(cube);
  const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 5 });
  fc.assert(
    fc.property(shapes, (shape) => {
      const length = shape.reduce((product, axis) => product * axis, 1);
      const values = Float32Array.from({ length }, (_, at) => at);
      const bytes = formatNpy({ values, shape });
      const text = Buffer.from(bytes).indexOf('False');
      bytes.set(Buffer.from('True '), text);
      const read = parseNpy(bytes, 'a.npy');
      const strides = shape.map((_, k) => shape.slice(0, k).reduce((product, axis) => product * axis, 1));
      for (let at = 0; at < length; at++) {
        let rest = at;
        const index = shape.map(() => 0);
        for (let k = shape.length - 1; k >= 0; k--) {
          index[k] = rest % shape[k]!;
          rest = Math.floor(rest / shape[k]!);
        }
        expect(read.values[at]).toBe(index.reduce((sum, i, k) => sum + i * strides[k]!, 0));
      }
    }),
  );
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
      const expected = { ...written, dtype: `<f${written.values.BYTES_PER_ELEMENT}` };
      expect(read).toEqual(expected);
      pool.fill(0);
      expect(read).toEqual(expected);
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
  [() => Buffer.alloc(0), 'found an empty file, expected an .npy file; copy or download it again.'],
  [
    () => Buffer.from('PK\u0003\u0004xxxxxxxx'),
    'found a ZIP archive, expected an .npy file; unpack it first, with unzip.',
  ],
  [() => Buffer.from('1,2,3'), 'found the first bytes "1,2,3", expected an .npy file.'],
  [
    () => Buffer.from('<!DOCTYPE html><html>'),
    'found an HTML page, expected an .npy file; download the file itself, not the page about it.',
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
    "found 49 bytes of values, expected 48 for '<f8' of shape (2, 3). Is the file damaged?",
  ],
  [
    () => edited('float32', '(2, 3)', '(3, 3)'),
    "found 24 bytes of values, expected 36 for '<f4' of shape (3, 3). Is the file truncated?",
  ],
  ...['structured', 'strings', 'complex'].map((name): [() => Buffer, string] => {
    const dtype = { structured: "[('a', '<f4'), ('b', '<i2')]", strings: "'<U2'", complex: "'<c8'" }[name];
    const kinds = "floats ('<f4', '<f8', '<f2'), integers or booleans";
    return [
      () => file(name),
      `found dtype ${dtype}, expected ${kinds}. Save it with array.astype(numpy.float32).`,
    ];
  }),
  [
    () => file('wide'),
    'found 9007199254740992 at 0, expected integers up to 9007199254740991. Save it with array.astype(numpy.float64) if they may be rounded.',
  ],
  [
    () => edited('bool', '\u0001\u0000\u0001', '\u0001\u0000\u0007'),
    'found 7 at 2, expected booleans, 0 and 1. Is the file damaged?',
  ],
  [
    () => edited('float32', "'shape'", "'shaqe'"),
    `found the .npy header "{'descr': '<f4', 'fortran_order': False, 'shaqe': (2, 3), }", expected descr, fortran_order and shape.`,
  ],
  [
    () => {
      const bytes = file('float32');
      bytes[6] = 4;
      return bytes;
    },
    'found .npy format version 4, expected 1, 2 or 3.',
  ],
])('a bad file is named with what was found: %#', (bytes, message) => {
  const problem = { name: 'InputError', message: `a.npy: ${message}` };
  expect(() => parseNpy(bytes(), 'a.npy')).toThrow(expect.objectContaining(problem));
});

test('cut or changed anywhere, a file is read or refused', () => {
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
