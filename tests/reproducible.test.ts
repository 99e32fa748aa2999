import { isInputError } from '@s4nn/core';
import { describe, expect, test } from 'vitest';
import { someOf } from './chance.js';
import { sweepHere } from './here.js';
import { leftBy, linesIn, logOf } from './left.js';
import { projectWith } from './process.js';
import { someYinYang } from './small-sweeps.js';

/** A sweep over Yin-Yang whose trials differ enough for every pruner to find some. */
const small = {
  ...someYinYang,
  dataset: { ...someYinYang.dataset, train: 400 },
  network: {
    layers: [
      { size: 12, threshold: 1, learningRate: 0.1, init: [0, 1] },
      { size: 3, threshold: 1, learningRate: 0.1, init: [0, 1] },
    ],
  },
  training: { epochs: 6, validation: 100, seed: 7 },
  search: {
    trials: 12,
    space: {
      '/encoder/duration': { choice: [16, 64] },
      '/network/layers/0/size': { quniform: [5, 20, 5] },
      '/network/layers/0/threshold': { loguniform: [0.3, 3] },
      '/network/layers/1/learningRate': { loguniform: [0.01, 0.5] },
    },
  },
  pruner: { use: 'asha' },
};

const twoObjectives = {
  objectives: [
    { metric: 'validation.accuracy', direction: 'maximize' },
    { metric: 'spikes.toDecision', direction: 'minimize' },
  ],
};

/** With the other rule and its options for data that is not images. */
const byDecision = {
  network: {
    layers: [
      { size: 12, threshold: 1, learningRate: 0.01, decay: 0.01, init: [0, 1] },
      { size: 3, threshold: 1, learningRate: 0.01, decay: 0.01, init: [0, 1] },
    ],
  },
  training: {
    ...small.training,
    rule: 'decision-cross-entropy',
    optimiser: 'adam',
    schedule: 'cosine',
    batch: 16,
    dropout: { inputs: 0.1, hidden: 0.1 },
    outputThreshold: 1.25,
  },
  search: {
    trials: 10,
    space: {
      '/network/layers/0/size': { quniform: [5, 20, 5] },
      '/network/layers/1/learningRate': { loguniform: [0.001, 0.1] },
      '/training/rule/temperature': { loguniform: [0.2, 2] },
    },
  },
};

const kinds: readonly (readonly [pruner: string | object, more: object])[] = [
  ['none', {}],
  [{ use: 'asha', form: 'stopping' }, {}],
  [{ use: 'asha', form: 'promotion', reduction: 2 }, {}],
  [{ use: 'hyperband' }, {}],
  [{ use: 'median', startup: 2, interval: 2 }, {}],
  // Several objectives, without a pruner, because it would judge by one of them.
  ['none', twoObjectives],
  ['none', { training: { ...small.training, patience: 2 } }],
  // With Adam's moments in its checkpoints.
  [{ use: 'asha', form: 'promotion', reduction: 2 }, byDecision],
];
const some = someOf('reproducible', kinds, 4);

describe.each(some.tried)(`pruner %j %j (${some.note})`, (pruner, more) => {
  test('any number of threads and any population leave the same log, except for times, and the same files', async () => {
    const isThorough = pruner === 'none';
    const left = [];
    const ways = [
      { threads: 1, population: 1 },
      { threads: 2, population: 3 },
      // A difference between threads does not depend on the pruner: only some pruners run in all ways.
      ...(isThorough
        ? [
            { threads: 3, population: 1 },
            { threads: 0, population: 4 },
          ]
        : []),
    ];
    for (const { threads, population } of ways) {
      const { folder, config } = projectWith('small', { ...small, pruner, ...more });
      await sweepHere(config, { threads }, { set: { '/backend/population': population } });
      left.push(leftBy(folder, 'small'));
    }
    const populations = left.map(({ config }) => JSON.parse(config).backend.population);
    expect(populations).toEqual(isThorough ? [1, 3, 1, 4] : [1, 3]);
    if (isThorough) expect(left[2]).toEqual(left[0]);
    for (const other of left.slice(1)) expect({ ...other, config: '' }).toEqual({ ...left[0]!, config: '' });
    expect(left[0]!.checkpoints).toBe(false);
    // The trials did not simply run one after another.
    const { complete, pruned, failed } = left[0]!.summary.trials;
    const { trials } = { ...small, ...more }.search;
    expect([complete + pruned, failed]).toEqual([trials, 0]);
    if (pruner === 'none') expect(pruned).toBe(0);
    else expect(pruned).toBeGreaterThan(0);
  });
});

test('the number of virtual workers is part of the sweep: with one, each suggestion knows all earlier trials', async () => {
  const logs = [];
  for (const workers of [1, 2]) {
    // The search uses its history early.
    const search = { ...small.search, use: '@s4nn/tpe', startup: 4 };
    const { folder, config } = projectWith('small', { ...small, search, parallel: { workers } });
    await sweepHere(config, { threads: 2 });
    logs.push(linesIn(logOf(folder, 'small')).filter((line) => line.includes('s4nn:suggestion')));
    const error: unknown = await sweepHere(config, {}, { set: { '/parallel/workers': 3 } }).catch((e) => e);
    expect(String(error)).toContain(`/parallel/workers: was ${workers}, is 3`);
    expect(isInputError(error)).toBe(true);
  }
  expect(logs[0]).not.toEqual(logs[1]);
});
