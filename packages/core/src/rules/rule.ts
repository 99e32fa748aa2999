import type { Neuron } from '../network/network.js';

/** The S4NN learning rule: backpropagation on spike latencies with relative target times. */
export interface S4nnRule {
  readonly use: 's4nn';
  /** γ: wrong outputs are pushed to fire at least this many steps after the earliest output. */
  readonly margin: number;
  /** Error of a silent neuron: `learn` keeps it (authors' script), `zero` drops it (paper: ∂t/∂V = 0 when silent). */
  readonly silent: 'learn' | 'zero';
  /**
   * Weights through which the error passes down: after this sample's update and decay (authors' script), or before
   * (paper, and always where a batch has more than one sample or the optimiser is not sgd).
   */
  readonly backpropagate: 'updated' | 'previous';
}

/**
 * Cross-entropy of the output potentials at the step that decides, through a surrogate gradient of the hidden neurons'
 * largest potential up to then. The network that infers stays the same.
 */
export interface DecisionCrossEntropyRule {
  readonly use: 'decision-cross-entropy';
  /** The potentials are divided by it before the softmax; greater than 0. */
  readonly temperature: number;
  /** A sample teaches nothing once the label's probability is above it. */
  readonly confident: number;
  /** Outputs that fire before this step get an error of up to `earlyPush`, in proportion to how early they are. */
  readonly earlyStep: number;
  readonly earlyPush: number;
  /**
   * What a silent sample teaches: `class`, that silence is one more class, of a fixed logit somewhat above that of the
   * threshold; `nudge`, the label's error is lowered by `silentPush`.
   */
  readonly silence: 'class' | 'nudge';
  readonly silentPush: number;
}

/** A learning rule, as data. */
export type Rule = S4nnRule | DecisionCrossEntropyRule;

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

/** {@link DecisionCrossEntropyRule} as it is by default. */
export const decisionCrossEntropy: DecisionCrossEntropyRule = {
  use: 'decision-cross-entropy',
  temperature: 0.5,
  confident: 0.999,
  earlyStep: 60,
  earlyPush: 0.1,
  silence: 'class',
  silentPush: 0.1,
};
