import { completeNamed, completeOptions } from '../complete-options.js';
import { closed, type JsonSchema, number } from '../json-schema.js';
import { ruleOptions } from '../rules/rule.js';
import { optimisers } from './optimiser.js';
import type { EpochPlan } from './plan.js';

/** Schema of a member of options that has no description, because its type has one. */
export const member = (type: string, limits: JsonSchema = {}): JsonSchema => ({ type, ...limits });

const share = number({ minimum: 0, exclusiveMaximum: 1 }, 0, '');

/** Schemas of what a plan and a whole training have in common. */
export const common = {
  rule: {},
  optimiser: {},
  batch: member('integer', { minimum: 1, maximum: 2 ** 31 - 1, default: 1 }),
  dropout: closed('', { inputs: share, hidden: share }),
  outputThreshold: number({ exclusiveMinimum: 0 }, 1, ''),
} as const;

const plan: JsonSchema = {
  ...closed('', {
    ...common,
    samples: {},
    rate: number({ minimum: 0 }, 1, ''),
    dropout: {
      ...closed('', { inputs: share, hidden: share, key: member('integer') }),
      required: ['key'],
    },
  }),
  required: ['samples'],
};

/**
 * A plan whose rule and optimiser have all of their options; a backend computes with nothing else.
 * @throws InputError for an unknown member, and for what the schemas of configs refuse.
 */
export function completePlan(given: EpochPlan): EpochPlan {
  const { rule, optimiser = 'sgd', ...rest } = completeOptions<EpochPlan>('plan', plan, given);
  return {
    ...rest,
    rule: completeNamed('plan.rule', ruleOptions, rule),
    optimiser: completeNamed('plan.optimiser', optimisers, optimiser),
  };
}
