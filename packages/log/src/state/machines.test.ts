import fc from 'fast-check';
import { expect, test } from 'vitest';
import { busySeconds } from './busy-seconds.js';
import { machinesIn } from './machines.js';

const at = (second: number): string => new Date(1000 * second).toISOString();
const run = (from: number, to: number, host?: string) => ({
  ...{ lane: 0, started: at(from), ended: at(to) },
  ...(host === undefined ? {} : { host }),
});

test('each machine has its segments, and the time in which any of them ran', () => {
  const trials = [
    { runs: [run(0, 10, 'lab2'), run(20, 21, 'lab10')] },
    { runs: [run(5, 12, 'lab2'), run(30, 31)] },
    { runs: [] },
  ];
  expect(machinesIn(trials)).toEqual([
    { host: 'lab2', segments: 2, seconds: 12 },
    { host: 'lab10', segments: 1, seconds: 1 },
    { host: null, segments: 1, seconds: 1 },
  ]);
});

test('a log that names no machine has none', () => {
  expect(machinesIn([])).toBeNull();
  expect(machinesIn([{ runs: [run(0, 1), run(1, 2)] }])).toBeNull();
});

test('every segment counts once, and no machine was busy for longer than all together', () => {
  const runs = fc.array(
    fc
      .tuple(fc.nat(100), fc.nat(50), fc.option(fc.constantFrom('a', 'b1', 'b2'), { nil: undefined }))
      .map(([from, length, host]) => run(from, from + length, host)),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(fc.array(runs, { minLength: 1 }), (all) => {
      const trials = all.map((runs) => ({ runs, started: null, ended: null }));
      const machines = machinesIn(trials);
      if (machines === null) {
        expect(all.flat().every((one) => !('host' in one))).toBe(true);
        return;
      }
      expect(machines.reduce((sum, { segments }) => sum + segments, 0)).toBe(all.flat().length);
      for (const { seconds } of machines) expect(seconds).toBeLessThanOrEqual(busySeconds(trials)!);
      expect(new Set(machines.map(({ host }) => host)).size).toBe(machines.length);
    }),
  );
});
