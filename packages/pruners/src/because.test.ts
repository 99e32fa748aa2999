import type { Curve, Plugin } from '@s4nn/core';
import { expect, test } from 'vitest';
import asha from './asha.js';
import hyperband from './hyperband.js';
import median from './median.js';

const accuracy = { metric: 'validation.accuracy', direction: 'maximize' } as const;
const silent = { metric: 'validation.silent', direction: 'minimize' } as const;
const spikes = { metric: 'spikes.toDecision', direction: 'minimize' } as const;
const at = (id: number, ...values: number[]): Curve => ({ id, state: 'running', values });
const done = (id: number, ...values: number[]): Curve => ({ id, state: 'complete', values });

const judged = (
  plugin: Plugin<'pruner'>,
  options: object,
  objective: typeof accuracy | typeof silent | typeof spikes,
  own: Curve,
  peers: readonly Curve[],
) => plugin.create(options as never, { objective, epochs: 9 }).decide(own, peers);

const stopping = { minimum: 1, reduction: 3, form: 'stopping' };

test('asha gives rank, share and the value to reach', () => {
  const peers = [at(1, 0.9), at(2, 0.85), at(3, 0.8)];
  expect(judged(asha, stopping, accuracy, at(0, 0.73), peers)).toEqual({
    then: 'stop',
    value: 0.73,
    // The second best of the others, because one may be better.
    limit: 0.85,
    rank: 4,
    because: '73.00 %, 4th of 4, at most 1 may be better',
  });
  expect(judged(asha, stopping, accuracy, at(0, 0.85), peers)).toMatchObject({ then: 'continue', rank: 2 });
  expect(judged(asha, { ...stopping, reduction: 2 }, accuracy, at(0, 0.95), peers).because).toBe(
    '95.00 %, 1st of 4, at most 2 may be better',
  );
});

test('a lower value is better where it is minimised, and shares are percentages', () => {
  const peers = [at(1, 0.001), at(2, 0.002), at(3, 0.004)];
  expect(judged(asha, stopping, silent, at(0, 0.0055), peers)).toMatchObject({
    then: 'stop',
    limit: 0.002,
    because: '0.55 %, 4th of 4, at most 1 may be better',
  });
  expect(judged(asha, { ...stopping, reduction: 5 }, spikes, at(0, 512.34), [at(1, 100)])).toMatchObject({
    then: 'stop',
    limit: 100,
    because: '512.3, 2nd of 2, none may be better',
  });
});

test('the limit is the value from which a trial continues', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const values = Array.from({ length: 1 + (seed % 9) }, (_, k) => ((seed * 7919 + k * 104729) % 11) / 10);
    const peers = values.map((value, k) => at(k + 1, value));
    const { then, limit } = judged(asha, stopping, accuracy, at(0, -1), peers);
    if (then === 'continue') continue;
    expect(judged(asha, stopping, accuracy, at(0, limit!), peers).then).toBe('continue');
    expect(judged(asha, stopping, accuracy, at(0, limit! - 0.01), peers).then).toBe('stop');
  }
});

test('the promotion form says what a trial waits for', () => {
  const promotion = { ...stopping, form: 'promotion' };
  const peers = [at(1, 0.9), at(2, 0.85), at(3, 0.8)];
  expect(judged(asha, promotion, accuracy, at(0, 0.87), peers)).toEqual({
    then: 'pause',
    value: 0.87,
    rank: 2,
    because: '87.00 %, 2nd of 4, the best third resumes',
  });
});

test('hyperband names the bracket, the median rule the median', () => {
  const peers = [at(5, 0.9), at(10, 0.8)];
  expect(judged(hyperband, { minimum: 1, reduction: 3 }, accuracy, at(0, 0.5), peers).because).toMatch(
    /^50\.00 %, \d\w\w of \d, (none|at most \d) may be better, in bracket 1$/,
  );
  const rule = { startup: 2, warmup: 0, interval: 1 };
  expect(judged(median, rule, accuracy, at(0, 0.2, 0.5), [done(1, 0.9, 0.9), done(2, 0.8, 0.6)])).toEqual({
    then: 'stop',
    value: 0.5,
    limit: 0.75,
    because: 'best 50.00 %, below the median 75.00 % of 2',
  });
  expect(judged(median, rule, spikes, at(0, 900), [done(1, 500), done(2, 700)])).toMatchObject({
    then: 'stop',
    limit: 600,
    because: 'best 900, above the median 600 of 2',
  });
  expect(judged(median, rule, accuracy, at(0, 0.2), [done(1, 0.9)]).because).toBe(
    '1 of 2 trials are complete',
  );
});

test('a value that is not a number is reported as such', () => {
  expect(judged(asha, stopping, accuracy, at(0, Number.NaN), []).because).toBe(
    'validation.accuracy is not a number',
  );
});
