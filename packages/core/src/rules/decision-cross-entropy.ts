/**
 * The definition of rule decision-cross-entropy, one sample at a time in float64. The network stays that of S4NN; only what
 * it learns from differs: output potentials at the step that decides, and a surrogate for how hidden neurons come to spike.
 */
import type { SpikeTimes, Weights } from '../arrays.js';
import { closed, number } from '../json-schema.js';
import { kindOf } from '../layers/layer.js';
import type { Peak } from '../layers/layer-kind.js';
import { outputsOf } from '../layers/shape.js';
import type { Update } from '../learning/update.js';
import { exp, log } from '../math/index.js';
import { type Network, silentReadout } from '../network/network.js';
import type { LearningRule, Seen } from './learning-rule.js';

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

const { temperature, confident, earlyStep, earlyPush, silence, silentPush } = decisionCrossEntropy;
const positive = { minimum: 0 };

const options = closed(
  'Cross-entropy of the output potentials at the step that decides, with a surrogate gradient for hidden neurons.',
  {
    temperature: number({ exclusiveMinimum: 0 }, temperature, 'Divides the potentials before the softmax.'),
    confident: number(
      { minimum: 0, maximum: 1 },
      confident,
      'Samples whose label has a higher probability teach nothing.',
    ),
    earlyStep: number(positive, earlyStep, 'Outputs that fire before this step are pushed to fire later.'),
    earlyPush: number(
      positive,
      earlyPush,
      'Error of an output that fires at step 0; it falls linearly to 0 at earlyStep.',
    ),
    silence: {
      enum: ['class', 'nudge'] satisfies DecisionCrossEntropyRule['silence'][],
      default: silence,
      description:
        'How silent samples teach: class treats silence as one more class, which is always wrong; nudge lowers the label’s error by silentPush.',
    },
    silentPush: number(positive, silentPush, 'By how much silence "nudge" lowers the label’s error.'),
  },
);

/** The step whose potentials decide: before the earliest output spike, or {@link silentReadout} without one. */
export function decisionStep(network: Network, outputs: SpikeTimes): number {
  const earliest = Math.min(...outputs);
  return earliest < network.duration ? earliest - network.neuron.delay : silentReadout(network);
}

/** The logit of silence as a class: ln 20 above that of a potential 1.2 times the threshold. */
const silentLogit = (threshold: number, temperature: number): number =>
  (1.2 * threshold) / temperature + log(20);

/**
 * Error of the outputs, δ_o = p_o − [o is the label] with p the softmax of potentials / temperature at the deciding step,
 * and what pushes decisions later that come too early, or spikes out of silence.
 * @param times [outputs] spike times.
 * @param read [outputs] potentials at the deciding step.
 * @param threshold of the outputs, as it was when they fired.
 */
export function decisionError(
  times: SpikeTimes,
  read: Float64Array,
  label: number,
  rule: DecisionCrossEntropyRule,
  threshold: number,
  duration: number,
): Float64Array {
  const { temperature, confident, earlyStep, earlyPush, silence, silentPush } = rule;
  const earliest = Math.min(...times);
  const isSilent = earliest === duration;
  const isClass = isSilent && silence === 'class';
  const logits = Array.from(read, (potential) => potential / temperature);
  if (isClass) logits.push(silentLogit(threshold, temperature));
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => exp(logit - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  if (!isClass && powers[label]! / total > confident) return new Float64Array(times.length);
  return Float64Array.from(times, (time, output) => {
    let error = powers[output]! / total - Number(output === label);
    if (!isSilent && time === earliest && earliest < earlyStep) {
      error += (earlyPush * (earlyStep - earliest)) / earlyStep;
    }
    if (isSilent && !isClass && output === label) error -= silentPush;
    return error;
  });
}

/** [outputs] peaks of a first layer's potentials at the ends of steps up to `last`. */
export const peaks = (network: Network, weights: Weights, input: SpikeTimes, last: number): Peak[] => {
  const [layer] = network.layers;
  return kindOf(layer).peaks(layer, weights, input, last, network.duration);
};

/** Surrogate for the derivative of a spike by the peak: a triangle around the threshold, 0 at 0 and at twice it. */
export const surrogate = (potential: number, threshold: number): number =>
  Math.max(0, 1 - Math.abs(potential - threshold) / threshold);

/** What a sample teaches: gradients of all layers, in the order of their weights; null for nothing. */
export function decisionGradients(
  network: Network,
  weights: readonly Weights[],
  { times, label, isDropped }: Seen,
  rule: DecisionCrossEntropyRule,
): Float64Array[] | null {
  const { layers, neuron, duration } = network;
  const last = layers.length - 1;
  const decided = decisionStep(network, times[last + 1]!);
  let errors = errorOf(network, weights, { times, label }, rule);
  if (errors.every((error) => error === 0)) return null;
  /** Up to which step a spike of an input still counts, for each neuron. */
  let reached = new Array<number>(outputsOf(network)).fill(decided);
  const gradients: Float64Array[] = [];
  for (let k = last; k >= 0; k--) {
    const input = times[k]!;
    gradients[k] = new Float64Array(weights[k]!.length);
    kindOf(layers[k]!).addGradient(layers[k]!, gradients[k]!, input, errors, reached);
    if (k === 0) break;
    // A hidden spike must have been made before the step that it can take part in.
    const until = decided - neuron.delay * (last - k + 1);
    const below = layers[k - 1]!;
    const found = kindOf(below).peaks(below, weights[k - 1]!, times[k - 1]!, until, duration);
    const passed = kindOf(layers[k]!).passDown(layers[k]!, weights[k]!, input, errors);
    errors = Float64Array.from(found, ({ potential }, i) =>
      isDropped?.(k, i) ? 0 : surrogate(potential, below.threshold) * passed[i]!,
    );
    reached = found.map(({ step }) => step);
  }
  return gradients;
}

/** Error of the outputs on a sample. */
function errorOf(
  network: Network,
  weights: readonly Weights[],
  { times, label }: Seen,
  rule: DecisionCrossEntropyRule,
): Float64Array {
  const { layers, duration } = network;
  const last = layers.length - 1;
  const output = layers[last]!;
  const step = decisionStep(network, times[last + 1]!);
  const read = kindOf(output).potentials(output, weights[last]!, times[last]!, step, duration);
  return decisionError(times[last + 1]!, read, label, rule, output.threshold, duration);
}

/**
 * What a group of samples teaches by rule decision-cross-entropy, all of them run with these weights.
 * @returns the next weights, one array per layer.
 */
export function learnDecision(
  network: Network,
  weights: readonly Weights[],
  group: readonly Seen[],
  rule: DecisionCrossEntropyRule,
  update: Update,
): Weights[] {
  const sums = weights.map((layer) => new Float64Array(layer.length));
  for (const seen of group) {
    decisionGradients(network, weights, seen, rule)?.forEach((gradient, k) => {
      for (let index = 0; index < gradient.length; index++) sums[k]![index]! += gradient[index]!;
    });
  }
  return weights.map((layer, k) =>
    update(
      k,
      layer,
      sums[k]!.map((sum) => sum / group.length),
    ),
  );
}

/** Rule decision-cross-entropy. Its errors always pass down through the weights before the update. */
export const decisionCrossEntropyRule: LearningRule<DecisionCrossEntropyRule> = {
  defaults: decisionCrossEntropy,
  options,
  teaches: (network, weights, seen, rule) =>
    errorOf(network, weights, seen, rule).some((error) => error !== 0),
  learn: (network, weights, group, rule, { update }) => learnDecision(network, weights, group, rule, update),
};
