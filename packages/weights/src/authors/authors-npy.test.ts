import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasPython } from '../../testdata/has-python.js';
import { formatObjectNpy } from './format-object-npy.js';
import { parseObjectNpy } from './parse-object-npy.js';

/** Saved by NumPy; those of CuPy's names, by NumPy with its names in place of the module's. */
const pickled = JSON.parse(
  readFileSync(new URL('../../testdata/pickled.json', import.meta.url), 'utf8'),
) as Record<string, string>;
const file = (name: string): Buffer => Buffer.from(pickled[name]!, 'base64');

const arrays = [
  { values: Float64Array.of(1, -2.5, 3, 0.1, 0.001, -0, 7, 8), shape: [2, 2, 2] },
  { values: Float64Array.of(0.5, -4, 1e-3, 2), shape: [2, 2, 1] },
];

test.each(['numpy', 'cupy', 'cupyProtocol3', 'numpyProtocol2', 'fortran'])(
  '%s: arrays in an array',
  (name) => {
    expect(parseObjectNpy(file(name), 'w.npy')).toEqual(arrays);
  },
);

test('single precision stays so', () => {
  const singles = arrays.map(({ values, shape }) => ({ values: Float32Array.from(values), shape }));
  expect(parseObjectNpy(file('float32'), 'w.npy')).toEqual(singles);
});

test.each([
  ['integers', "w.npy[0]: found dtype '<i8', expected floats. Save it with array.astype(numpy.float32)."],
  ['strings', 'w.npy[0]: found no array, expected the weights of a layer.'],
  ['other', 'w.npy: found Python objects that cannot be read (decimal.Decimal), expected a list of NumPy'],
])('%s are refused', (name, message) => {
  expect(() => parseObjectNpy(file(name), 'w.npy')).toThrow(
    expect.objectContaining({ name: 'InputError', message: expect.stringContaining(message) }),
  );
});

test('cut or changed anywhere, a file is read or refused, never more', () => {
  const whole = file('cupy');
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
      const bytes = Buffer.from(whole);
      bytes[at] = byte;
      try {
        parseObjectNpy(cut ? bytes.subarray(0, at) : bytes, 'w.npy');
        expect(cut).toBe(false);
      } catch (error) {
        expect(error).toHaveProperty('name', 'InputError');
      }
    }),
    { numRuns: 1000 },
  );
});

test('what is written is read again', () => {
  const array = fc
    .tuple(fc.boolean(), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .chain(([wide, rows, columns]) => {
      const length = { minLength: rows * columns, maxLength: rows * columns };
      return fc.record({
        shape: fc.constant([rows, columns, 1]),
        values: (wide ? fc.float64Array(length) : fc.float32Array(length)) as fc.Arbitrary<
          Float32Array | Float64Array
        >,
      });
    });
  fc.assert(
    fc.property(fc.array(array, { minLength: 1, maxLength: 4 }), (written) => {
      expect(parseObjectNpy(formatObjectNpy(written), 'w.npy')).toEqual(written);
    }),
  );
});

test('NumPy itself loads it, as the script of the authors does', ({ skip }) => {
  skip(!hasPython('numpy'), 'python3 with numpy is not installed here');
  const path = join(mkdtempSync(join(tmpdir(), 'weights-')), 'weights.npy');
  writeFileSync(path, formatObjectNpy(arrays));
  const program = `
import json, sys, numpy
W = numpy.load(sys.argv[1], allow_pickle=True)
print(json.dumps([[list(w.shape), w.ravel().tolist(), str(w.dtype), w.flags.writeable] for w in W]))
`;
  const seen: unknown = JSON.parse(
    execFileSync('python3', ['-W', 'error', '-c', program, path], { encoding: 'utf8' }),
  );
  expect(seen).toEqual(arrays.map(({ values, shape }) => [shape, [...values], 'float64', true]));
});
