import type { Neuron } from './network.js';

/** The S4NN learning rule: backpropagation on spike latencies with relative target times. */
export interface S4nnRule {
  readonly use: 's4nn';
  /** γ: wrong outputs are pushed to fire at least this many steps after the earliest output. */
  readonly margin: number;
  /** Error of a silent neuron: `learn` keeps it (authors' script), `zero` drops it (paper: ∂t/∂V = 0 when silent). */
  readonly silent: 'learn' | 'zero';
  /**
   * Weights through which the error passes down: after this sample's update and decay (authors' script), or before
   * (paper, and always where a batch has more than one sample).
   */
  readonly backpropagate: 'updated' | 'previous';
}

/** A learning rule, as data. */
export type Rule = S4nnRule;

/** The two published variants of neuron and rule; the configs' defaults are `reference`. */
export const presets = {
  /** The authors' script, S4NN.py, to the last detail. */
  reference: {
    neuron: { crossing: '>', delay: 1 },
    rule: { use: 's4nn', margin: 3, silent: 'learn', backpropagate: 'updated' },
  },
  /** The text of the paper (arXiv 1910.09495) where it differs from the script. */
  paper: {
    neuron: { crossing: '>=', delay: 0 },
    rule: { use: 's4nn', margin: 3, silent: 'zero', backpropagate: 'previous' },
  },
} as const satisfies Record<string, { neuron: Neuron; rule: Rule }>;
