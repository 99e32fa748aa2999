import { expect, test } from 'vitest';
import * as p from '../../../test/progress.js';
import { next } from './next.js';
import type { State } from './state.js';
import { epochsPerSecond, secondsLeft } from './time-left.js';

/** Trains a trial on a lane from a second on, an epoch a second. */
function trainedFrom(state: State, id: number, second: number, epochs: number): State {
  let after = next(state, p.trial(id), 1000 * second);
  after = next(after, p.training(id, 0), 1000 * second);
  for (let of = 1; of <= epochs; of++) after = next(after, p.epoch(id, of, 0.5), 1000 * (second + of));
  return after;
}

test('it is not guessed before a trial has ended and this run has trained an epoch', () => {
  const begun = trainedFrom(p.after(p.start()), 0, 0, 9);
  expect(secondsLeft(begun, 9000)).toBe(null);
  const ended = { trial: 0, state: 'complete', values: null, epochs: 10, parameters: {} };
  const resumed = p.after(p.start({ kept: { ended: [ended], running: [], final: 0 } }));
  expect(secondsLeft(resumed, 9000)).toBe(null);
  expect(secondsLeft(trainedFrom(resumed, 1, 0, 1), 1000)).toBeGreaterThan(0);
});

test('trials take as long as those that have ended, one after the other on one lane, and the best is retrained on all samples', () => {
  const one = next(trainedFrom(p.after(p.start()), 0, 0, 10), p.end(0, 'complete'), 10_000);
  const two = trainedFrom(one, 1, 10, 4);
  expect(epochsPerSecond(two, 14_000)).toBe(1);
  // 6 epochs of trial 1, 10 of each of two others, and 10 on 200 instead of 150 samples.
  expect(secondsLeft(two, 14_000)).toBeCloseTo(6 + 20 + 10 * (200 / 150));
});

test('with two lanes trials take half the time, and the retraining does not', () => {
  let state = p.after(p.start());
  for (const id of [0, 1]) {
    state = next(next(state, p.trial(id), 0), p.training(id, id), 0);
  }
  for (let of = 1; of <= 10; of++) {
    for (const id of [0, 1]) state = next(state, p.epoch(id, of, 0.5), 1000 * of);
  }
  for (const id of [0, 1]) state = next(state, p.end(id, 'complete'), 10_000);
  expect(epochsPerSecond(state, 10_000)).toBe(2);
  expect(secondsLeft(state, 10_000)).toBeCloseTo(10 + 10 * (200 / 150));
});

test('a trial that waits at a rung is not counted, one that is longer than the others by half of what it may have', () => {
  const short = next(trainedFrom(p.after(p.start()), 0, 0, 2), p.end(0, 'pruned', 0.5, 2), 2000);
  const long = trainedFrom(short, 1, 2, 6);
  // Half of 4 epochs, 2 of each of two others, and a retraining of 10.
  expect(secondsLeft(long, 8000)).toBeCloseTo(2 + 4 + 10 * (200 / 150));
  expect(secondsLeft(next(long, p.pause(1, 6), 8000), 8000)).toBeCloseTo(4 + 10 * (200 / 150));
});

test('the last training is measured by its own epochs of this run', () => {
  const resumed = p.after(p.start(), p.final(0), p.training(null, 0, 4));
  expect(secondsLeft(resumed, 3000)).toBe(null);
  expect(secondsLeft(next(resumed, p.finalEpoch(6), 6000), 6000)).toBeCloseTo(8);
  expect(secondsLeft(next(resumed, p.finalEpoch(10), 6000), 6000)).toBe(0);
  // Its worker says its name with its first epochs: it has not begun anew.
  const named = next(resumed, p.training(null, 0, 4, 'lab2-1'), 5000);
  expect(secondsLeft(next(named, p.finalEpoch(6), 6000), 6000)).toBeCloseTo(8);
});
