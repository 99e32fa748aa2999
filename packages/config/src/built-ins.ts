import { type JsonSchema, type Kind, type Rule, rules as ruleDefinitions } from '@s4nn/core';

/** JSON schemas of the learning rules' options, by name. */
export const rules = Object.fromEntries(
  Object.entries(ruleDefinitions).map(([name, { options }]) => [name, options]),
) as Readonly<Record<Rule['use'], JsonSchema>>;

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
