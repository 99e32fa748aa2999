import { expect, test } from 'vitest';
import { sampleTrials } from './sample-trials.js';

const trials = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

test('no more trials than asked for are all of them', () => {
  const all = trials(50);
  expect(sampleTrials(all, 50)).toBe(all);
  expect(sampleTrials([], 50)).toEqual([]);
});

test('a sample has as many as asked for, in their order, from everywhere', () => {
  const ids = sampleTrials(trials(10_000), 500).map(({ id }) => id);
  expect(ids).toHaveLength(500);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  const byTenth = Array.from(
    { length: 10 },
    (_, k) => ids.filter((id) => Math.floor(id / 1000) === k).length,
  );
  // Each has 50 on average, with a deviation of 6.5.
  for (const count of byTenth) expect(Math.abs(count - 50)).toBeLessThan(26);
});

test('a new trial replaces one of a sample or none, and some do', () => {
  let replaced = 0;
  let before = new Set(sampleTrials(trials(100), 20).map(({ id }) => id));
  for (let count = 101; count <= 200; count++) {
    const sample = new Set(sampleTrials(trials(count), 20).map(({ id }) => id));
    const lost = [...before].filter((id) => !sample.has(id));
    const won = [...sample].filter((id) => !before.has(id));
    expect([lost.length, won]).toEqual(won.length === 0 ? [0, []] : [1, [count - 1]]);
    replaced += won.length;
    before = sample;
  }
  expect(replaced).toBeGreaterThan(5);
  expect(replaced).toBeLessThan(30);
});
