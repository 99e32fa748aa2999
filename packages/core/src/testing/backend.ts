import type { Backend } from '../backend.js';
import { batchChecks } from './backend-batches.js';
import { inferenceChecks } from './backend-inference.js';
import { learningChecks } from './backend-learning.js';
import { modelChecks } from './backend-model.js';
import { ruleChecks } from './backend-rules.js';
import type { Check } from './check.js';
import { shapesOf } from './shapes.js';

/**
 * What every backend promises, measured against the reference engine: the same spike times and potentials wherever
 * float32 adds exactly, updates within 1e-5 a sample, the same counts, and calls that leave nothing behind.
 * @param create makes a fresh backend.
 * @param options `learnsAll`: whether it has to have every rule, Adam and dropout; by default it may refuse them with an
 * InputError, but for rule s4nn by sgd. `shapes`: `all` by default. With `small` every promise is checked all the same, on networks
 * as deep and with smaller layers: for what wraps a backend that keeps the contract in full, or runs one in another place.
 */
export const backendContract = (
  create: () => Backend | Promise<Backend>,
  {
    learnsAll = false,
    shapes = 'all',
  }: { readonly learnsAll?: boolean; readonly shapes?: 'all' | 'small' } = {},
): Check[] => {
  const all = shapesOf[shapes];
  return [
    ...inferenceChecks(create, all),
    ...learningChecks(create, all),
    ...batchChecks(create, all),
    ...ruleChecks(create, all, !learnsAll),
    ...modelChecks(create),
  ];
};
