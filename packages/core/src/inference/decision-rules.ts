import type { Accuracy } from './evaluate.js';

/** How a class is read off the outputs. */
export type DecisionRule = keyof Accuracy;

/** What each decision rule means; the one to quote comes first. */
export const decisionRules: Readonly<Record<DecisionRule, string>> = {
  potential: 'ties by the largest potential',
  lenient: 'right if the label is among the earliest outputs',
  first: 'ties by the lowest class index',
  expected: 'a tie of k counts 1/k',
  spiking: 'as potential, silence is wrong',
};
