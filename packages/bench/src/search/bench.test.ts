import { expect, test } from 'vitest';
import { benchSearch } from './bench.js';
import { builtInSuite } from './suite.js';

test('on the built-in problems TPE is far better than random search, and says it', () => {
  const { scores, runs } = benchSearch(builtInSuite, ['tpe'], 8, () => {});
  expect(scores.map(({ search }) => search)).toEqual(['tpe', 'random']);
  expect(scores[0]!.geometricMean).toBeLessThan(0.05);
  expect(scores[1]!.geometricMean).toBeGreaterThan(0.2);
  expect(scores[1]!.better).toEqual([]);
  expect(runs.tpe).toHaveLength(3 * 8);
  for (const { curve, duplicates } of runs.tpe!) {
    expect(curve).toHaveLength(100);
    expect(duplicates).toBe(0);
    // Without noise the best observation never gets worse.
    expect(curve).toEqual(curve.toSorted((a, b) => b! - a!));
  }
});

test('the built-in minima are right: reached at the known places, and undercut nowhere', () => {
  const places = {
    branin: { x: Math.PI, y: 2.275 },
    hartmann6: { x0: 0.20169, x1: 0.150011, x2: 0.476874, x3: 0.275332, x4: 0.311652, x5: 0.6573 },
    training: { optimizer: 'momentum', rate: 0.01, momentum: 0.9, layers: 2, first: 400, second: 100 },
  };
  for (const { name, fmin, evaluate } of builtInSuite.problems) {
    expect(evaluate(places[name as keyof typeof places]).noiseless).toBeCloseTo(fmin, 6);
  }
  const { runs } = benchSearch(builtInSuite, ['random'], 4, () => {});
  for (const { problem, curve } of runs.random!) {
    const { fmin } = builtInSuite.problems.find(({ name }) => name === problem)!;
    expect(curve.at(-1)).toBeGreaterThan(fmin);
  }
});
