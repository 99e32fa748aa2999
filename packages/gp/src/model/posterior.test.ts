import { expect, test } from 'vitest';
import { golden, space } from '../../test/golden.js';
import { posteriorOf } from './posterior.js';

const posterior = posteriorOf(space, golden, Float64Array.from(golden.logs));

test("means and deviations are NumPy's", () => {
  for (const [k, point] of golden.asked.entries()) {
    const { mean, deviation } = posterior.at(point);
    expect(mean).toBeCloseTo(golden.means[k]!, 10);
    expect(deviation).toBeCloseTo(golden.deviations[k]!, 10);
  }
});

test('slopes are those of the means and deviations, and none goes along a choice', () => {
  const step = 1e-6;
  for (const point of golden.asked) {
    const { ofMean, ofDeviation } = posterior.slopesAt(point);
    for (const k of [0, 1]) {
      const [up, down] = [step, -step].map((change) =>
        posterior.at(point.map((coordinate, j) => coordinate + (j === k ? change : 0))),
      );
      expect(ofMean[k]).toBeCloseTo((up!.mean - down!.mean) / (2 * step), 5);
      expect(ofDeviation[k]).toBeCloseTo((up!.deviation - down!.deviation) / (2 * step), 5);
    }
    expect([ofMean[2], ofDeviation[2]]).toEqual([0, 0]);
  }
});

test('the same point many times is no matter', () => {
  const point = [0.5, 0.5, 1];
  const same = { points: Array(40).fill(point), values: Array(40).fill(1), doubts: Array(40).fill(0) };
  const { mean, deviation } = posteriorOf(space, same, Float64Array.of(0, 0, 0, 0, -30)).at(point);
  expect(mean).toBeCloseTo(1, 3);
  expect(deviation).toBeLessThan(0.01);
});
