import fc from 'fast-check';
import { expect, test } from 'vitest';
import { example } from '../../test/example.js';
import { clockTicks } from '../chart/clock-ticks.js';
import { activeTime } from './active-time.js';
import { runsOf } from './lanes.js';

test('the clock stands still while nothing runs, but for short breaks', () => {
  const clock = activeTime([
    { start: 1000, end: 21_000 },
    { start: 21_500, end: 31_000 },
    { start: 90_000, end: 100_000 },
  ]);
  expect(clock.breaks).toEqual([{ at: 30, seconds: 59 }]);
  expect([1000, 21_000, 21_500, 31_000, 60_000, 90_000, 100_000].map(clock.at)).toEqual([
    0, 20, 20.5, 30, 30, 30, 40,
  ]);
});

const span = fc.tuple(fc.nat(1e6), fc.nat(1e5)).map(([start, length]) => ({ start, end: start + length }));

test('the clock never goes back, and runs at its pace while something runs', () => {
  fc.assert(
    fc.property(fc.array(span, { minLength: 1 }), (spans) => {
      const clock = activeTime(spans);
      for (const { start, end } of spans) {
        expect(clock.at(end) - clock.at(start)).toBeCloseTo((end - start) / 1000, 6);
      }
      const times = spans.map(({ start }) => start).sort((a, b) => a - b);
      expect(times.map(clock.at)).toEqual(times.map(clock.at).sort((a, b) => a - b));
    }),
  );
});

test('no two trials overlap in a lane, and there are no more lanes than trials at a time', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 30 }), (spans) => {
      const [blank] = example(3).trials;
      const iso = (time: number) => new Date(time).toISOString();
      const trials = spans.map(({ start, end }, id) => ({
        ...blank!,
        id,
        started: iso(start),
        ended: iso(end),
      }));
      const runs = runsOf(trials, iso(0));
      expect(runs).toHaveLength(spans.length);
      for (const one of runs) {
        for (const other of runs) {
          if (one === other || one.lane !== other.lane) continue;
          expect(one.end <= other.start || other.end <= one.start).toBe(true);
        }
        const beside = runs.filter((run) => run !== one && run.start <= one.start && run.end > one.start);
        expect(one.lane).toBeLessThanOrEqual(beside.length);
      }
    }),
  );
});

test('known parts keep their lanes, a running trial lasts until now, one that never began is left out', () => {
  const [blank] = example(3).trials;
  const at = (second: number) => new Date(1000 * second).toISOString();
  const runs = runsOf(
    [
      {
        ...blank!,
        id: 0,
        started: at(1),
        ended: at(12),
        runs: [
          { lane: 2, started: at(1), ended: at(9) },
          { lane: 1, started: at(10), ended: at(12) },
        ],
      },
      { ...blank!, id: 1, started: at(2), ended: null },
      { ...blank!, id: 2, started: null, ended: null },
    ],
    at(20),
  );
  expect(runs.map(({ trial, lane, start, end }) => [trial.id, lane, start, end])).toEqual([
    [0, 2, 1000, 9000],
    [1, 3, 2000, 20_000],
    [0, 1, 10_000, 12_000],
  ]);
});

test.each([
  [400, 8, [0, 60, 120, 180, 240, 300, 360]],
  [7, 8, [0, 1, 2, 3, 4, 5, 6, 7]],
  [0, 8, [0]],
  [200_000, 5, [0, 43_200, 86_400, 129_600, 172_800]],
])('%i seconds with up to %i ticks', (longest, wanted, ticks) => {
  expect(clockTicks(longest, wanted)).toEqual(ticks);
});
