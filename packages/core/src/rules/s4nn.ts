import type { SpikeTimes, Weights } from '../arrays.js';
import { closed } from '../json-schema.js';
import { kindOf } from '../layers/layer.js';
import { weightCount } from '../layers/shape.js';
import type { Network } from '../network/network.js';
import type { LearningRule, Seen, Step } from './learning-rule.js';

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

const defaults = {
  use: 's4nn',
  margin: 3,
  silent: 'learn',
  backpropagate: 'updated',
} as const satisfies S4nnRule;

const options = closed('Backpropagation on spike latencies (Kheradpisheh & Masquelier 2020).', {
  margin: {
    type: 'integer',
    minimum: 0,
    default: defaults.margin,
    description: 'γ: by how many steps wrong outputs should lag behind the earliest output.',
  },
  silent: {
    enum: ['learn', 'zero'],
    default: defaults.silent,
    description: 'Error of a silent neuron: kept (authors’ script) or dropped (paper).',
  },
  backpropagate: {
    enum: ['updated', 'previous'],
    default: defaults.backpropagate,
    description:
      'Weights through which errors pass down: after this sample’s update (authors’ script) or before it (paper, and any batch above 1).',
  },
});

/** The definition of rule s4nn (paper, Eq. 7–16); a batch of 1 is the paper's. */
export const s4nn: LearningRule<S4nnRule> & { readonly defaults: typeof defaults } = {
  defaults,
  options,
  teaches(network, _, { times, label }, rule) {
    const outputs = times[network.layers.length]!;
    return outputError(outputs, label, rule, network.duration).some(
      (value, o) => value !== 0 && !(rule.silent === 'zero' && outputs[o] === network.duration),
    );
  },
  learn,
};

/**
 * Error of the outputs against relative target times (paper, Eq. 7–10): the label should fire at the earliest output
 * time τ, the others not before τ + γ; when all are silent, the label should fire γ steps before the end.
 * @returns δ_o = (target − t) / duration, not yet normalised.
 */
export function outputError(
  times: SpikeTimes,
  label: number,
  rule: Pick<S4nnRule, 'margin'>,
  duration: number,
): Float64Array {
  const earliest = Math.min(...times);
  return Float64Array.from(times, (time, output) => {
    let target = time;
    if (earliest === duration) target = output === label ? duration - rule.margin : duration;
    else if (output === label) target = earliest;
    else if (time - earliest < rule.margin) target = Math.min(earliest + rule.margin, duration);
    return (target - time) / duration;
  });
}

function learn(
  network: Network,
  weights: readonly Weights[],
  group: readonly Seen[],
  rule: S4nnRule,
  { through, update }: Step,
): Weights[] {
  const next: Weights[] = [];
  let errors = group.map(({ times, label }) =>
    outputError(times[network.layers.length]!, label, rule, network.duration),
  );
  for (let k = network.layers.length - 1; k >= 0; k--) {
    const layer = network.layers[k]!;
    const kind = kindOf(layer);
    const after = group.map(({ times }) => times[k + 1]!);
    if (rule.silent === 'zero') {
      errors = errors.map((error, s) =>
        error.map((value, j) => (after[s]![j] === network.duration ? 0 : value)),
      );
    }
    errors = errors.map(normalise);
    // An input counts for a neuron if it spiked earlier: t_i < t_j.
    const until = after.map((times) => Float64Array.from(times, (time) => time - 1));
    const mean = new Float64Array(weightCount(network, k));
    errors.forEach((error, s) => {
      kind.addGradient(layer, mean, group[s]!.times[k]!, error, until[s]!);
    });
    for (let index = 0; index < mean.length; index++) mean[index]! /= group.length;
    next[k] = update(k, weights[k]!, mean);
    const carrying = through === 'updated' ? next[k]! : weights[k]!;
    errors = errors.map((error, s) => {
      const { times, isDropped } = group[s]!;
      const passed = kind.passDown(layer, carrying, times[k]!, error, until[s]!);
      return isDropped ? passed.map((value, i) => (isDropped(k, i) ? 0 : value)) : passed;
    });
  }
  return next;
}

/** Divides by the L2 norm, unless that is 0. */
function normalise(error: Float64Array): Float64Array {
  const norm = Math.sqrt(error.reduce((sum, value) => sum + value * value, 0));
  return norm === 0 ? error : error.map((value) => value / norm);
}
