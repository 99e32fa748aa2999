import { expect, test } from 'vitest';
import { golden, space } from '../../test/golden.js';
import { allApart } from './kernel.js';
import { unlikelihood } from './likelihood.js';

const squares = allApart(space, golden.points);
const at = (logs: readonly number[]) => unlikelihood(Float64Array.from(logs), golden, squares)!;

test("it is NumPy's number", () => {
  expect(at(golden.logs).value).toBeCloseTo(golden.unlikelihood, 10);
});

test('its gradient is the slope of its value', () => {
  const step = 1e-5;
  for (const logs of [golden.logs, [0, 0, 0, 0, -4], [-3, 2, -1, 1, -9]]) {
    const { gradient } = at(logs);
    for (const k of logs.keys()) {
      const [up, down] = [step, -step].map(
        (change) => at(logs.map((log, j) => log + (j === k ? change : 0))).value,
      );
      expect(gradient[k]).toBeCloseTo((up! - down!) / (2 * step), 4);
    }
  }
});
