import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { replayStrictly } from '../packages/log/testdata/strict-reader.js';
import { logIn, recordsIn, sweepNew } from './here.js';
import { someYinYang } from './small-sweeps.js';

const layer = { learningRate: 0.1, init: [0, 1] };

/** Searches over depth; some thresholds make a trial throw, or its weights NaN. */
const conditional = {
  ...someYinYang,
  backend: fileURLToPath(new URL('fixtures/fragile-backend.js', import.meta.url)),
  network: { layers: [{ ...layer, size: 3, threshold: 0.5 }] },
  training: { epochs: 4, validation: 50, seed: 1 },
  search: {
    trials: 40,
    startup: 20,
    space: {
      '/network/layers': {
        choice: [
          [{ ...layer, size: 3, threshold: { choice: [0.5, 1, 3] } }],
          [
            { ...layer, size: { quniform: [4, 12, 4] }, threshold: { loguniform: [0.1, 1] } },
            { ...layer, size: 3, threshold: 0.5, learningRate: { normal: [0.1, 0.01] } },
          ],
        ],
      },
      '/training/batch': { qloguniform: [1, 8, 1] },
    },
  },
};

test('every record of a sweep is as Optuna expects: conditions, pruned and failed trials, NaN', async () => {
  const { folder } = await sweepNew('log', { ...conditional, pruner: 'asha' });
  const states = replayStrictly(logIn(folder, 'log'));
  expect(states).toHaveLength(40);
  for (const state of ['complete', 'pruned', 'fail']) expect(states).toContain(state);
  const records = recordsIn(folder, 'log');
  const reasons = records.flatMap(({ user_attr }) => user_attr?.['s4nn:failure'] ?? []).join('\n');
  expect(reasons).toContain('this backend does not like 1');
  expect(reasons).toContain('found a weight of NaN');
  // Only the parameters that a trial has are written.
  const namesOf = (trial: number) =>
    records.flatMap(({ op_code, trial_id, param_name }) =>
      op_code === 5 && trial_id === trial ? [param_name!] : [],
    );
  const depths = states.map((_, trial) => namesOf(trial).filter((name) => name.includes('/choice/')));
  expect(new Set(depths.map((names) => names.map((name) => name.split('/')[4]).join('')))).toEqual(
    new Set(['0', '111']),
  );
});

test('so is every record of a sweep with several objectives', async () => {
  const objectives = [
    { metric: 'validation.accuracy', direction: 'maximize' },
    { metric: 'decision.step', direction: 'minimize' },
  ];
  const { folder } = await sweepNew('log', { ...conditional, objectives });
  const states = replayStrictly(logIn(folder, 'log'));
  expect(states).toHaveLength(40);
  expect(states).toContain('complete');
});
