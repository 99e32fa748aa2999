import type { Accuracy } from './evaluate.js';

/** How a class is read off the outputs. */
export type DecisionRule = keyof Accuracy;

/** What each decision rule means; the one to quote comes first. */
export const decisionRules: Readonly<Record<DecisionRule, string>> = {
  potential: 'ties go to the largest potential; the rule to quote',
  lenient: 'right if the label is among the earliest outputs, as the authors count',
  first: 'ties go to the lowest class',
  expected: 'a tie of k outputs counts 1/k',
  spiking: 'as potential, but silence is wrong',
};
