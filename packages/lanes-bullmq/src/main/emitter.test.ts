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

/** What workers do: some epochs are told, in any pieces and more than once, then the result comes with all of them. */
const attempt = fc.record({
  told: fc.array(fc.tuple(fc.nat(8), fc.nat(3)), { maxLength: 6 }),
  length: fc.integer({ min: 1, max: 8 }),
});

test('epochs come in order, each once, and once more with its state if it had come without', () => {
  fc.assert(
    fc.property(fc.nat(5), fc.array(attempt, { minLength: 1, maxLength: 3 }), (start, attempts) => {
      const found: TrainedEpoch[] = [];
      const from = start === 0 ? null : { epoch: start, best: null, weights: [] };
      const { show, finish, counted } = emitter({ from } as never, (epoch) => found.push(epoch));
      let at = start;
      for (const { told, length } of attempts) {
        const end = at + length;
        for (const [first, count] of told)
          show(reports(Math.min(end, at + first), Math.min(end, at + first + count)));
        finish(reports(at, end), state(end));
        at = end;
        expect(counted()).toBe(at - start);
        expect(found.at(-1)).toEqual({ report: report(at), state: state(at) });
      }
      const withoutRepeats = found.filter(
        ({ report }, k) => found.findIndex((other) => other.report.epoch === report.epoch) === k,
      );
      expect(withoutRepeats.map(({ report }) => report.epoch)).toEqual(
        reports(start, at).map(({ epoch }) => epoch),
      );
      for (const [k, { report, state }] of found.entries()) {
        const before = found.slice(0, k).find((other) => other.report.epoch === report.epoch);
        if (before) expect([before.state, state === null, found[k - 1]]).toEqual([null, false, before]);
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
