import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestByDominance, contributions } from './dominance.js';
import { hypervolume, mostVolume } from './hypervolume.js';

const size = 5;
const matrix = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.array(fc.array(fc.integer({ min: 0, max: size + 1 }), { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 12,
  }),
);

/** Counts the unit cubes of [0, size] that some point dominates. */
function countCubes(losses: readonly (readonly number[])[], objectives: number): number {
  let count = 0;
  for (let cube = 0; cube < size ** objectives; cube++) {
    const corner = Array.from({ length: objectives }, (_, k) => Math.floor(cube / size ** k) % size);
    if (losses.some((point) => point.every((loss, k) => loss <= corner[k]!))) count++;
  }
  return count;
}

test('the volume of integer points is the number of cubes that they dominate', () => {
  fc.assert(
    fc.property(matrix, (losses) => {
      const reference = new Array<number>(losses[0]!.length).fill(size);
      expect(hypervolume(losses, reference)).toBe(countCubes(losses, reference.length));
    }),
  );
  expect(hypervolume([], [1, 1])).toBe(0);
});

test('each next point is the one that adds most, the first of equals', () => {
  fc.assert(
    fc.property(matrix, fc.integer({ min: 1, max: 6 }), (losses, count) => {
      const reference = new Array<number>(losses[0]!.length).fill(size);
      const expected: number[] = [];
      while (expected.length < Math.min(count, losses.length)) {
        const volumes = losses.map((_, index) =>
          expected.includes(index)
            ? -1
            : countCubes(
                [...expected, index].map((place) => losses[place]!),
                reference.length,
              ),
        );
        expected.push(volumes.indexOf(Math.max(...volumes)));
      }
      expect(mostVolume(losses, count, reference)).toEqual(expected);
    }),
  );
});

test('front after front, and of the last one those that spread', () => {
  const losses = [
    [4, 4],
    [0, 10],
    [5, 5],
    [5.1, 4.9],
    [10, 0],
    [4.9, 5.1],
    [20, 20],
  ];
  expect(bestByDominance(losses, 3)).toEqual([0, 1, 4]);
  // Only one of three that lie together is taken, though all are of the second front.
  expect(bestByDominance(losses, 4)).toHaveLength(4);
  expect(bestByDominance(losses, 6).slice(0, 3)).toEqual([0, 1, 4]);
  expect(bestByDominance(losses, 9)).toEqual([0, 1, 4, 2, 3, 5, 6]);
  expect(
    bestByDominance(
      [
        [0, 3],
        [0.1, 2.9],
        [1.5, 1.5],
        [2.9, 0.1],
        [3, 0],
      ],
      1,
    ),
  ).toEqual([2]);
  expect(bestByDominance([], 3)).toEqual([]);
});

test('trials of a front come before those it dominates, whatever the numbers', () => {
  fc.assert(
    fc.property(matrix, fc.integer({ min: 1, max: 12 }), (losses, count) => {
      const best = bestByDominance(losses, count);
      expect(new Set(best).size).toBe(Math.min(count, losses.length));
      for (const [index, loss] of losses.entries()) {
        if (best.includes(index)) continue;
        const dominated = best.filter((other) => {
          const found = losses[other]!;
          return loss.every((value, k) => value <= found[k]!) && loss.some((value, k) => value < found[k]!);
        });
        expect(dominated).toEqual([]);
      }
    }),
  );
});

test('what each point alone dominates; the worst in each objective lie a little before the reference', () => {
  const found = contributions([
    [0, 10],
    [5, 5],
    [10, 0],
    [6, 6],
  ]);
  const expected = [5 * 1, 5 * 5 - 4 * 4, 1 * 5, 0];
  for (const [index, volume] of expected.entries()) expect(found[index]).toBeCloseTo(volume, 9);
  expect(contributions([[0, 0]])[0]).toBeGreaterThan(0);
});
