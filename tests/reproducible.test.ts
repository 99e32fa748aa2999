import { isInputError } from '@s4nn/core';
import { describe, expect, test } from 'vitest';
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

/** By the other rule, with what it brings on data that is no images. */
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

describe.each([
  ['none'],
  [{ use: 'asha', form: 'stopping' }],
  [{ use: 'asha', form: 'promotion', reduction: 2 }],
  [{ use: 'hyperband' }],
  [{ use: 'median', startup: 2, interval: 2 }],
  // Several objectives, of which a pruner would judge by one.
  ['none', twoObjectives],
  ['none', { training: { ...small.training, patience: 2 } }],
  // Whose checkpoints hold what Adam remembers.
  [{ use: 'asha', form: 'promotion', reduction: 2 }, byDecision],
])('pruner %j %j', (pruner, more: object = {}) => {
  test('any number of threads and any population leaves the same log, but for its times, and the same files', async () => {
    const isThorough = pruner === 'none';
    const left = [];
    const ways = [
      { threads: 1, population: 1 },
      { threads: 2, population: 3 },
      // What differs between threads does so whatever the pruner: all ways for some.
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
    // The trials were not simply taken in turn.
    const { complete, pruned, failed } = left[0]!.summary.trials;
    const { trials } = { ...small, ...more }.search;
    expect([complete + pruned, failed]).toEqual([trials, 0]);
    if (pruner === 'none') expect(pruned).toBe(0);
    else expect(pruned).toBeGreaterThan(0);
  });
});

test('the number of virtual workers is part of the sweep: one of them learns from every trial before', async () => {
  const logs = [];
  for (const workers of [1, 2]) {
    // It begins to learn early.
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
