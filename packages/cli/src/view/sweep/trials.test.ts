import type { SweepState, Trial } from '@s4nn/log';
import { expect, test } from 'vitest';
import { kept } from '../../../test/run.js';
import { terminalOn } from '../../terminal.js';
import { trialTable } from './trials.js';

const { colours } = terminalOn(kept().stream, kept().stream).stdout;
const state = {
  objectives: [{ metric: 'validation.accuracy', direction: 'maximize' }],
  parameters: [],
} as unknown as SweepState;
const trial = (id: number, of: Partial<Trial>): Trial => ({
  ...{
    id,
    state: 'complete',
    values: [0.75],
    curve: [],
    parameters: {},
    started: null,
    ended: null,
    runs: [],
  },
  ...{ reason: null, ...of },
});

test('there is a column of reasons where some trial failed or was pruned', () => {
  const reason = 'pruned at epoch 1: 50.00 %, 4th of 4, at most 1 may be better';
  const pruned = trial(1, { state: 'pruned', values: [0.5], curve: [[1, 0.5]], reason });
  const failed = trial(2, { state: 'fail', values: null, reason: 'no memory\nat x' });
  expect(trialTable([trial(0, {}), pruned, failed], state, colours)).toEqual([
    'trial  state     accuracy  epochs  seconds  reason',
    '    0  complete   75.00 %       0',
    `    1  pruned     50.00 %       1           ${reason}`,
    '    2  failed                   0           no memory',
  ]);
  expect(trialTable([trial(0, {})], state, colours)[0]).toBe('trial  state     accuracy  epochs  seconds');
});
