import { type DecisionCrossEntropyRule, decisionCrossEntropyRule } from './decision-cross-entropy.js';
import type { LearningRule } from './learning-rule.js';
import { type S4nnRule, s4nn } from './s4nn.js';

/** A learning rule, as data. */
export type Rule = S4nnRule | DecisionCrossEntropyRule;

/** All learning rules, by the name that a rule's `use` has. */
export const rules = { s4nn, 'decision-cross-entropy': decisionCrossEntropyRule } as const;

/** The definition of a rule. */
export const definitionOf = <R extends Rule>({ use }: R): LearningRule<R> =>
  rules[use] as unknown as LearningRule<R>;
