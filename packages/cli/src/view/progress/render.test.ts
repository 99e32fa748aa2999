import type { Progress } from '@s4nn/sweep';
import { expect, test } from 'vitest';
import { kept } from '../../../test/run.js';
import { terminalOn } from '../../terminal.js';
import { render } from './render.js';
import { initialState, next, type State } from './state.js';

const { colours } = terminalOn(kept().stream, kept().stream).stderr;
const lines = (state: State, now: number, width = 80) => render(state, now, { width, colours });

/** The state after all of this, a second between two. */
const after = (...all: object[]): State =>
  all.reduce<State>(
    (state, progress, second) => next(state, progress as Progress, 1000 * second),
    initialState,
  );

const start = { kind: 'start', name: 'mnist', trials: 4, finished: 1, pruned: 0, failed: 0, best: null };
const trial = (id: number, done = 0) => ({
  kind: 'trial',
  trial: id,
  parameters: { '/network/layers/0/threshold': 0.5 },
  epochs: 10,
  done,
});
const epoch = (id: number, of: number, potential: number) => ({
  kind: 'epoch',
  trial: id,
  report: { epoch: of, validation: { accuracy: { potential } } },
});
const best = { trial: 2, values: { 'validation.accuracy': 0.9 } };
const end = (id: number, state: string) => ({
  kind: 'end',
  trial: id,
  state,
  values: null,
  epochs: 10,
  best,
});

test('nothing is shown before something happens', () => {
  expect(render(initialState, 0, { width: 80, colours })).toEqual([]);
});

test('a bar, the running trials in order, and the best so far', () => {
  const state = after(start, trial(3), trial(2, 4), epoch(2, 5, 0.75), end(1, 'pruned'));
  expect(lines(state, 4000)).toEqual([
    'mnist ━━━━━━━━━━━━──────────── 2/4 trials · 1 pruned · about 8 s left',
    '  trial   2  epoch   5/10  75.00 %  layers/0/threshold 0.5',
    '  trial   3  epoch   0/10     …     layers/0/threshold 0.5',
    '  best so far: trial 2, validation.accuracy 90.00 %',
  ]);
});

test('the time left is not guessed before a trial of this run has ended', () => {
  expect(lines(after(start, trial(1)), 1000)[0]).toMatch(/ 1\/4 trials · estimating the time left$/);
});

test('failures are counted, and trials that wait are not shown', () => {
  const pause = { kind: 'pause', trial: 2, values: null, epochs: 1 };
  const state = after(start, trial(1), trial(2), end(1, 'failed'), pause);
  expect(lines(state, 4000)).toEqual([
    expect.stringContaining('2/4 trials · 1 failed · '),
    expect.stringContaining('best so far'),
  ]);
  expect(lines(next(state, epoch(2, 2, 0.5) as Progress, 5000), 5000)).toHaveLength(3);
});

test('a bar leaves the room to the numbers', () => {
  const state = after(start, trial(1), end(1, 'complete'));
  const bars = [80, 50, 40, 20].map((width) => lines(state, 2000, width)[0]);
  expect(bars).toEqual([
    'mnist ━━━━━━━━━━━━──────────── 2/4 trials · about 4 s left',
    'mnist ━━━━━━━━─────── 2/4 trials · about 4 s left',
    'mnist ━━━── 2/4 trials · about 4 s left',
    'mnist 2/4 trials · about 4 s left',
  ]);
});

test('it says why the trial that was pruned last was, until the last training begins', () => {
  const pruned = { ...end(1, 'pruned'), epochs: 1, message: '73.00 %, 4th of 4, the best third continues' };
  const state = after(start, trial(1), trial(2), pruned);
  expect(lines(state, 3000).at(-1)).toBe(
    '  trial 1 pruned at epoch 1: 73.00 %, 4th of 4, the best third continues',
  );
  const final = { kind: 'final', trial: 2, epochs: 4, samples: 200 } as const;
  expect(render(next(state, final, 4000), 4000, { width: 80, colours }).join()).not.toContain('pruned at');
});

test('the last training has a bar of its own, and says how long it takes', () => {
  const final = { kind: 'final', trial: 2, epochs: 4, samples: 200 };
  const report = { epoch: 1, trainingAccuracy: 0.5, validation: null };
  const begun = after({ ...start, finished: 4 }, final);
  expect(lines(begun, 1000)).toEqual([
    'mnist ━━━━━━━━━━━━━━━━━━━━━━━━ 4/4 trials',
    'retraining the best ──────────────────────── epoch 0/4',
  ]);
  expect(lines(next(begun, { kind: 'finalEpoch', report } as never, 3000), 3000)[1]).toBe(
    'retraining the best ━━━━━━────────────────── epoch 1/4 · 6 s left · 50.00 % while learning (lenient)',
  );
  const single = after({ ...start, trials: 0, finished: 0 }, { ...final, trial: null });
  expect(lines(single, 1000)).toEqual(['mnist: training ──────────────────────── epoch 0/4']);
});

test('what earlier runs pruned and failed is counted, too', () => {
  expect(lines(after({ ...start, finished: 3, pruned: 2, failed: 1 }), 1000)[0]).toContain(
    '3/4 trials · 2 pruned · 1 failed',
  );
});
