import { expect, test } from 'vitest';
import { busySeconds } from './busy-seconds.js';

const at = (second: number): string => new Date(1000 * second).toISOString();
const run = (from: number, to: number) => ({ lane: 0, started: at(from), ended: at(to) });
const trial = (...runs: ReturnType<typeof run>[]) => ({ runs, started: at(0), ended: at(100) });

test('times in which several trials ran count once, and breaks do not count', () => {
  expect(busySeconds([trial(run(0, 4), run(10, 12)), trial(run(2, 5), run(3, 4)), trial(run(12, 13))])).toBe(
    8,
  );
});

test('a trial counts from its start to its end if the log does not say when it ran', () => {
  expect(busySeconds([{ runs: [], started: at(1), ended: at(3) }, trial(run(2, 4))])).toBe(3);
});

test('nothing is known before a trial has ended', () => {
  expect(busySeconds([])).toBeNull();
  expect(busySeconds([{ runs: [], started: at(1), ended: null }])).toBeNull();
});
