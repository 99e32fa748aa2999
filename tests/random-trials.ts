import type { Direction } from '@s4nn/core';
import type { RankedTrial } from '@s4nn/log';
import fc from 'fast-check';

/** Directions of one to three objectives. */
export const directions = fc.array(fc.constantFrom<Direction>('minimize', 'maximize'), {
  minLength: 1,
  maxLength: 3,
});

/** Trials with few different values, so that there are ties. */
export const trials = fc.array(
  fc.record({
    state: fc.constantFrom<RankedTrial['state']>('complete', 'complete', 'complete', 'pruned', 'fail'),
    values: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 3 }),
  }),
  { maxLength: 25 },
);

/** The trials with ids, and with values of that many objectives. */
export const judged = (given: readonly Omit<RankedTrial, 'id'>[], objectives: number): RankedTrial[] =>
  given.map(({ state, values }, id) => ({ id, state, values: values!.slice(0, objectives) }));
