import { clockTicks } from '@s4nn/charts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { example } from '../../test/example.js';
import { activeTime } from './active-time.js';
import { machineNames, mainProcess, notRecorded, runsOf } from './lanes.js';
import { rowsOf } from './rows.js';
import { shortHosts } from './short-hosts.js';

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

/** Segments of trials, on machines, in the main process, or with none in the log yet. */
const spread = fc.array(
  fc.record({
    parts: fc.array(
      fc.record({ ...{ span, lane: fc.nat(3) }, host: fc.constantFrom('lab1', 'lab2', 'lab10', undefined) }),
      { maxLength: 4 },
    ),
    whole: span,
  }),
  { maxLength: 20 },
);

test('on machines every segment has one row, below the name of its machine, and none overlaps another', () => {
  fc.assert(
    fc.property(spread, (drawn) => {
      const [blank] = example(3).trials;
      const iso = (time: number) => new Date(time).toISOString();
      const timesOf = ({ start, end }: { start: number; end: number }) => ({
        started: iso(start),
        ended: iso(end),
      });
      const trials = drawn.map(({ parts, whole }, id) => ({
        ...{ ...blank!, id, ...timesOf(whole) },
        runs: parts.map(({ span, lane, host }) => ({ ...timesOf(span), lane, ...(host && { host }) })),
      }));
      const machines = machineNames(trials);
      fc.pre(machines !== null);
      const runs = runsOf(trials, iso(0));
      const expected = drawn.flatMap(({ parts, whole }, id) =>
        parts.length === 0
          ? [[id, notRecorded, whole.start, whole.end]]
          : parts.map(({ host, span }) => [id, host ?? mainProcess, span.start, span.end]),
      );
      const found = runs.map(({ trial, machine, start, end }) => [trial.id, machine, start, end]);
      expect(found.map(String).sort()).toEqual(expected.map(String).sort());
      const rows = rowsOf(runs, machines);
      const shown = [...new Set(found.map(([, machine]) => machine))];
      expect(rows.names.map(({ name }) => name)).toEqual(machines!.filter((name) => shown.includes(name)));
      const placed = runs.map((run) => ({ ...run, ...rows.bandOf(run) }));
      for (const one of placed) {
        const { top, bottom } = rows.names.find(({ name }) => name === one.machine)!;
        expect(one.top >= top && one.bottom <= bottom + 1e-6 && bottom <= rows.height).toBe(true);
        for (const other of placed) {
          if (one === other || one.bottom <= other.top + 1e-6 || other.bottom <= one.top + 1e-6) continue;
          expect(one.machine).toBe(other.machine);
          expect(one.end <= other.start || other.end <= one.start).toBe(true);
        }
        const others = placed.filter((run) => run !== one && run.machine === one.machine);
        const beside = others.filter((run) => run.start <= one.start && run.end > one.start);
        expect(one.lane).toBeLessThanOrEqual(beside.length);
      }
    }),
  );
});

test.each([
  [1, 1, 36],
  [3, 3, 300 + 2 * 6],
  [60, 1, 60 * 15 + 59 * 6],
  [60, 16, 60 * 16 * 3 + 59 * 6],
])(
  '%i machines with %i lanes each are %i pixels high, and each has room for its name',
  (count, lanes, high) => {
    const machines = Array.from({ length: count }, (_, k) => `lab${k}`);
    const runs = machines.flatMap((machine) =>
      Array.from({ length: lanes }, (_, lane) => ({
        trial: example(3).trials[0]!,
        machine,
        lane,
        start: 0,
        end: 1,
      })),
    );
    const { height, names } = rowsOf(runs, machines);
    expect(Math.round(height)).toBe(Math.round(high));
    for (const { top, bottom } of names) expect(bottom - top).toBeGreaterThan(13.9);
  },
);

test.each([
  [
    'without the domain',
    ['lab1.example.org', 'lab2.example.org', 'main process'],
    ['lab1', 'lab2', 'main process'],
  ],
  ['with the domain where that differs', ['a.b.org', 'a.c.org'], ['a.b.org', 'a.c.org']],
  ['addresses', ['10.0.0.1', '10.0.0.2'], ['10.0.0.1', '10.0.0.2']],
  ['with its end', ['compute-node-17.example', 'compute-node-9'], ['…mpute-node-17', 'compute-node-9']],
])('a machine is named %s in little space', (_, hosts, short) => {
  expect(shortHosts(hosts, 14)).toEqual(short);
});

test.each([
  [400, 8, [0, 60, 120, 180, 240, 300, 360]],
  [7, 8, [0, 1, 2, 3, 4, 5, 6, 7]],
  [0, 8, [0]],
  [200_000, 5, [0, 43_200, 86_400, 129_600, 172_800]],
])('%i seconds with up to %i ticks', (longest, wanted, ticks) => {
  expect(clockTicks(longest, wanted)).toEqual(ticks);
});
