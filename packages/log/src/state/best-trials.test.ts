import type { Direction } from '@s4nn/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directions, judged, trials } from '../../../../tests/random-trials.js';
import { bestTrials, type RankedTrial, topTrials } from './best-trials.js';

const better = (direction: Direction, a: number, b: number) => (direction === 'minimize' ? a < b : a > b);

test('the best trials are complete, and are exactly the Pareto front', () => {
  fc.assert(
    fc.property(directions, trials, (wanted, given) => {
      const all = judged(given, wanted.length);
      const best = bestTrials(all, wanted);
      const complete = all.filter(({ state }) => state === 'complete');
      expect(best.length > 0).toBe(complete.length > 0);
      const beats = (a: RankedTrial, b: RankedTrial) =>
        wanted.every((direction, k) => !better(direction, b.values![k]!, a.values![k]!)) &&
        wanted.some((direction, k) => better(direction, a.values![k]!, b.values![k]!));
      for (const trial of complete) {
        const isBest = best.includes(trial);
        const isBeaten = complete.some((other) => beats(other, trial));
        if (wanted.length > 1) expect(isBest).toBe(!isBeaten);
        else if (isBest) expect(isBeaten).toBe(false);
      }
      if (wanted.length === 1) expect(best.length).toBeLessThanOrEqual(1);
      for (const [index, trial] of best.slice(1).entries()) {
        expect(better(wanted[0]!, trial.values![0]!, best[index]!.values![0]!)).toBe(false);
      }
    }),
  );
});

test('with one objective the top trials are the first of a sort, ties by trial', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Direction>('minimize', 'maximize'),
      trials,
      fc.nat(8),
      (wanted, given, count) => {
        const all = judged(given, 1);
        const sign = wanted === 'minimize' ? 1 : -1;
        const sorted = all
          .filter(({ state }) => state === 'complete')
          .sort((a, b) => sign * (a.values![0]! - b.values![0]!) || a.id - b.id);
        expect(topTrials(all, [wanted], count)).toEqual(sorted.slice(0, count));
      },
    ),
  );
});
