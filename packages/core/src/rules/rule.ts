import { requireWord } from '../complete-options.js';
import type { JsonSchema } from '../json-schema.js';
import { type DecisionCrossEntropyRule, decisionCrossEntropyRule } from './decision-cross-entropy.js';
import type { LearningRule } from './learning-rule.js';
import { type S4nnRule, s4nn } from './s4nn.js';

/** A learning rule, as data. */
export type Rule = S4nnRule | DecisionCrossEntropyRule;

/** All learning rules, by the name that a rule's `use` has. */
export const rules = { s4nn, 'decision-cross-entropy': decisionCrossEntropyRule } as const;

/** JSON schemas of the rules' options, without `use`, by name. */
export const ruleOptions: Readonly<Record<Rule['use'], JsonSchema>> = {
  s4nn: rules.s4nn.options,
  'decision-cross-entropy': rules['decision-cross-entropy'].options,
};

/** The definition of a rule. @throws InputError for one that does not exist. */
export const definitionOf = <R extends Rule>({ use }: R): LearningRule<R> =>
  rules[requireWord('rule.use', use, Object.keys(rules) as Rule['use'][])] as unknown as LearningRule<R>;
