import type { Kind } from '@s4nn/core';

/** Plugins that a config may name by a bare word, which stays a bare word wherever the config is recorded. */
export const shortNames: Readonly<Partial<Record<Kind, Readonly<Record<string, string>>>>> = {
  pruner: {
    none: '@s4nn/pruners/none',
    asha: '@s4nn/pruners/asha',
    hyperband: '@s4nn/pruners/hyperband',
    median: '@s4nn/pruners/median',
  },
};

/** The names that a config may leave out. */
export const defaults = { rule: 's4nn', optimiser: 'sgd', pruner: 'none', search: '@s4nn/tpe' } as const;

/** Our plugins, installed or not: what a name may have been meant to be. */
export const published: Readonly<Record<Kind, readonly string[]>> = {
  dataset: [
    '@s4nn/dataset-csv',
    '@s4nn/dataset-folder',
    '@s4nn/dataset-mnist',
    '@s4nn/dataset-yin-yang',
    '@s4nn/dataset-caltech',
  ],
  encoder: [
    '@s4nn/encoders/latency',
    '@s4nn/encoders/log-latency',
    '@s4nn/encoders/rank-order',
    '@s4nn/encoders/on-off',
    '@s4nn/encoders/receptive-fields',
  ],
  backend: [
    '@s4nn/backend-cpu',
    '@s4nn/backend-cpu/wasm',
    '@s4nn/backend-cpu/typescript',
    '@s4nn/backend-gpu',
  ],
  search: [
    '@s4nn/tpe',
    '@s4nn/tpe/random',
    '@s4nn/tpe/quasi-random',
    '@s4nn/tpe/grid',
    '@s4nn/gp',
    '@s4nn/gp/auto',
  ],
  pruner: ['@s4nn/pruners/none', '@s4nn/pruners/asha', '@s4nn/pruners/hyperband', '@s4nn/pruners/median'],
  lanes: ['@s4nn/lanes-bullmq'],
};

/** What a plugin of each kind is called in messages. */
export const kinds: Readonly<Record<Kind, string>> = {
  dataset: 'a dataset',
  encoder: 'an encoder',
  backend: 'a backend',
  search: 'a search',
  pruner: 'a pruner',
  lanes: 'lanes',
};
