import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paretoFront } from './pareto.js';

test('a front worked out by hand', () => {
  const losses = [
    [3, 1],
    [2, 2],
    [3, 2],
    [1, 4],
    [2, 2],
    [1, 5],
    [4, 1],
  ];
  expect(paretoFront(losses)).toEqual([0, 1, 3, 4]);
  expect(paretoFront([])).toEqual([]);
  expect(paretoFront([[5], [3], [3]])).toEqual([1, 2]);
});

test('the front by definition, for one to four objectives, with ties', () => {
  const matrix = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: width, maxLength: width }), {
      maxLength: 30,
    }),
  );
  fc.assert(
    fc.property(matrix, (losses) => {
      const beaten = (own: number[]) =>
        losses.some(
          (other) =>
            other.every((loss, k) => loss <= own[k]!) && JSON.stringify(other) !== JSON.stringify(own),
        );
      expect(paretoFront(losses)).toEqual([...losses.keys()].filter((index) => !beaten(losses[index]!)));
    }),
  );
});
