import { expect, test } from 'vitest';
import { trialTable } from './trial-table.js';
import type { Trial, Trials } from './trials.js';

const trial = (id: number, more: Partial<Trial>): Trial => ({
  id,
  state: 'running',
  values: null,
  curve: [],
  parameters: {},
  started: '2026-03-04T05:06:07.000Z',
  ended: null,
  runs: [],
  reason: null,
  ...more,
});

const sweep = (trials: readonly Trial[]): Trials => ({
  name: 'small',
  objectives: [
    { metric: 'accuracy', direction: 'maximize' },
    { metric: 'spikes', direction: 'minimize' },
  ],
  parameters: [
    { name: '/rate', kind: 'number', low: 0, high: 1, log: false },
    { name: '/kind', kind: 'choice', choices: ['a,b', 'null'] },
  ],
  trials,
  best: [],
});

test('one line per trial, one column per objective and parameter, empty if there is no value', () => {
  const ended = '2026-03-04T05:06:08.250Z';
  const table = trialTable(
    sweep([
      trial(0, {
        state: 'complete',
        values: [0.9, 12],
        curve: [
          [1, 0.8],
          [2, 0.9],
        ],
        parameters: { '/rate': 0.1 + 0.2, '/kind': 'a,b' },
        ended,
      }),
      trial(1, { state: 'fail', parameters: { '/kind': null }, ended, reason: 'it said "no"\nat once' }),
      trial(2, { parameters: { '/rate': 1e-7 } }),
    ]),
  );
  expect(table.split('\r\n')).toEqual([
    'trial,state,accuracy,spikes,epochs,seconds,/rate,/kind,reason',
    '0,complete,0.9,12,2,1.25,0.30000000000000004,"a,b",',
    '1,failed,,,0,1.25,,null,"it said ""no""\nat once"',
    '2,running,,,0,,1e-7,,',
    '',
  ]);
});

test('without trials there is only the header', () => {
  expect(trialTable(sweep([]))).toBe('trial,state,accuracy,spikes,epochs,seconds,/rate,/kind,reason\r\n');
});
