import { expect, test } from 'vitest';
import { rateIn } from '../learning/schedule.js';
import { definitionOf } from '../rules/rule.js';
import { lossOf } from './metrics.js';
import { isBetter } from './pruner.js';

test('directions say what is good, and no other word passes for one', () => {
  expect([lossOf('minimize', 2), lossOf('maximize', 2)]).toEqual([2, -2]);
  expect([isBetter('minimize', 2, 3), isBetter('maximize', 2, 3)]).toEqual([true, false]);
  const message = 'direction: found "maximise", expected "minimize" or "maximize"; did you mean "maximize"?';
  expect(() => lossOf('maximise' as never, 2)).toThrow(message);
  expect(() => isBetter('maximise' as never, 2, 3)).toThrow(message);
});

test('no other word passes for a schedule or a rule', () => {
  expect(() => rateIn('cosin' as never, 1, 2)).toThrow(
    'schedule: found "cosin", expected "constant" or "cosine"',
  );
  expect(() => definitionOf({ use: 'hebb' } as never)).toThrow('rule.use: found "hebb", expected "s4nn" or');
});
