import type { EpochReport } from '@s4nn/core';
import type { EpochState, TrainedEpoch } from '@s4nn/lanes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emitter } from './emitter.js';

const report = (epoch: number): EpochReport => ({ epoch }) as EpochReport;
const reports = (from: number, to: number): EpochReport[] =>
  Array.from({ length: to - from }, (_, k) => report(from + k + 1));
const state = (epoch: number): EpochState => ({
  weights: [],
  moments: { steps: epoch, first: [], second: [] },
});

/**
 * What workers do: some epochs are told, in any pieces and more than once; then the worker dies, or a result comes with all that it
 * trained, which may be less than another one has told.
 */
const attempt = fc.record({
  told: fc.array(fc.tuple(fc.nat(8), fc.nat(3)), { maxLength: 6 }),
  length: fc.integer({ min: 1, max: 8 }),
  dies: fc.boolean(),
});

test('whatever workers do, the last word on each epoch is in order, and the last epoch has its state', () => {
  fc.assert(
    fc.property(fc.nat(5), fc.array(attempt, { minLength: 1, maxLength: 5 }), (start, attempts) => {
      /** As whoever listens has to keep them: what comes again replaces what was there. */
      let found: TrainedEpoch[] = [];
      const sure: TrainedEpoch[] = [];
      const from = start === 0 ? null : { epoch: start, best: null, weights: [] };
      const { show, finish, counted } = emitter({ from } as never, (epoch) => {
        const { epoch: number } = epoch.report;
        found = [...found.filter(({ report }) => report.epoch !== number), epoch];
        if (!epoch.state) return;
        sure.push(...found.filter(({ report }) => report.epoch <= number));
        found = [];
      });
      let at = start;
      for (const { told, length, dies } of attempts) {
        const end = at + length;
        for (const [first, count] of told) {
          const begin = Math.min(end, at + first);
          show(reports(begin, Math.min(end, begin + count)));
        }
        if (dies) continue;
        finish(reports(at, end), state(end));
        at = end;
        expect(counted()).toBe(at - start);
        expect(sure.at(-1)).toEqual({ report: report(at), state: state(at) });
        expect(sure.map(({ report }) => report.epoch)).toEqual(reports(start, at).map(({ epoch }) => epoch));
      }
    }),
  );
});

test('an error of the listener stops it, and is what comes out', () => {
  const error = new Error('the disk is full');
  let calls = 0;
  const { show, failed, outcome } = emitter({ from: null } as never, () => {
    calls++;
    throw error;
  });
  show(reports(0, 3));
  expect([calls, failed.aborted]).toEqual([1, true]);
  expect(() => outcome({ ok: true, trained: 3 })).toThrow(error);
});
