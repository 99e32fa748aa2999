import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cpuTime } from '../testdata/cpu-time.js';
import { damages, runs } from '../testdata/damages.js';
import { zipOf } from '../testdata/zip.js';
import { formatNpy } from './format-npy.js';
import { parseNpy } from './parse-npy.js';
import { readNpz } from './read-npz.js';
import { writeNpz } from './write-npz.js';

const numpy = JSON.parse(readFileSync(new URL('../testdata/numpy.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;
const fromNumpy = (name: string): Buffer => Buffer.from(numpy[name]!, 'base64');
const values = Float32Array.from({ length: 600 }, (_, k) => Math.sin(k));
const content = formatNpy({ values, shape: [20, 30] });

/** What reads a file does, or the error's one line. */
function outcome(read: () => unknown): unknown {
  let found: unknown = null;
  const time = cpuTime(() => {
    try {
      found = read();
    } catch (error) {
      expect(error).toMatchObject({ name: 'InputError', message: expect.stringMatching(/^w.{10,600}$/) });
    }
  });
  expect(time).toBeLessThan(1000);
  return found;
}

test.each<[string, Uint8Array]>([
  ['stored', fromNumpy('stored')],
  ['deflated', fromNumpy('deflated')],
  ['of ours', writeNpz([{ name: 'a', values, shape: [20, 30] }])],
  ['deflated, longer', zipOf([{ name: 'a.npy', content, method: 8 }], 'a comment')],
])('%s, damaged anywhere, an archive gives the same arrays or one line', (_, whole) => {
  const arrays = readNpz(whole, 'w');
  fc.assert(
    fc.property(damages(whole), (bytes) => {
      const read = outcome(() => readNpz(bytes, 'w'));
      if (read !== null) expect(read).toEqual(arrays);
    }),
    runs(1500),
  );
});

test.each(['float32', 'version2', 'fortran', 'half', 'cube', 'int >i8', 'bool', 'structured'])(
  '%s, damaged anywhere, an array is read or refused in one line',
  (name) => {
    fc.assert(
      fc.property(damages(fromNumpy(name)), (bytes) => {
        const read = outcome(() => parseNpy(bytes, 'w')) as ReturnType<typeof parseNpy> | null;
        if (read) expect(read.shape.reduce((product, axis) => product * axis, 1)).toBe(read.values.length);
      }),
      runs(500),
    );
  },
);

test('any bytes after a beginning are refused in one line', () => {
  const beginnings = fc.constantFrom(
    '\u0093NUMPY\u0001\u0000',
    '\u0093NUMPY\u0003\u0000',
    'PK\u0003\u0004',
    '',
  );
  fc.assert(
    fc.property(beginnings, fc.uint8Array({ maxLength: 300 }), (start, rest) => {
      const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest]);
      expect(outcome(() => parseNpy(bytes, 'w'))).toBe(null);
      expect(outcome(() => readNpz(bytes, 'w'))).toBe(null);
    }),
    runs(1000),
  );
});
