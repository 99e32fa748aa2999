import { bestTrials, type RankedTrial, topTrials } from '@s4nn/log';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directions, judged, trials } from '../../../../tests/random-trials.js';
import { emptyLeaderboard, noLongerKept, ranked } from './leaderboard.js';

test('a leaderboard that is updated trial by trial ends with the best trials, and drops every other trial once', () => {
  fc.assert(
    fc.property(directions, trials, fc.nat(4), (wanted, given, keep) => {
      const all = judged(given, wanted.length);
      let board = emptyLeaderboard;
      const dropped = all.flatMap((trial) => {
        const before = board;
        board = ranked(board, trial, 1, keep, wanted);
        return noLongerKept(before, board, trial);
      });
      const complete = all.filter(({ state }) => state === 'complete').map(({ id }) => id);
      expect(new Set(dropped).size).toBe(dropped.length);
      expect(dropped).toHaveLength(Math.max(0, complete.length - keep));
      const kept = topTrials(all, wanted, keep).map(({ id }) => id);
      // With several objectives, one trial may push out a trial, and another may bring it back.
      if (wanted.length === 1) for (const id of kept) expect(dropped).not.toContain(id);
      expect(board.front[0] ?? null).toEqual(bestTrials(all, wanted)[0] ?? null);
    }),
  );
});

test('it counts epochs since the front last gained a trial', () => {
  const complete = (id: number, value: number): RankedTrial => ({ id, state: 'complete', values: [value] });
  const pruned: RankedTrial = { id: 9, state: 'pruned', values: [0.99] };
  let board = emptyLeaderboard;
  const counts = [complete(0, 0.5), pruned, complete(1, 0.4), complete(2, 0.6), pruned].map((trial) => {
    board = ranked(board, trial, 3, 1, ['maximize']);
    return board.epochsSince;
  });
  expect(counts).toEqual([0, 3, 6, 0, 3]);
});
