import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confusion } from './confusion.js';

test('rows are true classes, columns decided ones', () => {
  const potential = Uint16Array.of(0, 1, 1, 2, 1, 0);
  expect(confusion({ potential }, [0, 1, 0, 2, 0, 2], 3)).toEqual([
    [1, 2, 0],
    [0, 1, 0],
    [1, 0, 1],
  ]);
});

test('rows add up to the samples of a class, columns to its decisions', () => {
  const sample = fc.tuple(fc.nat(4), fc.nat(4));
  fc.assert(
    fc.property(fc.array(sample), (samples) => {
      const labels = samples.map(([label]) => label);
      const decided = samples.map(([, answer]) => answer);
      const counts = confusion({ potential: Uint16Array.from(decided) }, labels, 5);
      for (let k = 0; k < 5; k++) {
        expect(counts[k]!.reduce((sum, count) => sum + count)).toBe(labels.filter((one) => one === k).length);
        expect(counts.reduce((sum, row) => sum + row[k]!, 0)).toBe(decided.filter((one) => one === k).length);
      }
    }),
  );
});
