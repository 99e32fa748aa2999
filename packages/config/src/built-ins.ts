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
