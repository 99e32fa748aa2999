/**
 * The definition of rule decision-cross-entropy, one sample at a time in float64. The network stays that of S4NN; only what
 * it learns from differs: output potentials at the step that decides, and a surrogate for how hidden neurons come to spike.
 */
import type { SpikeTimes, Weights } from '../arrays.js';
import { sortByTime } from '../data/sort.js';
import type { Update } from '../learning/update.js';
import { type Network, outputsOf, silentReadout } from '../network/network.js';
import { potentials, type Seen } from '../reference/reference.js';
import type { DecisionCrossEntropyRule } from './rule.js';

/** The step whose potentials decide: before the earliest output spike, or {@link silentReadout} without one. */
export function decisionStep(network: Network, outputs: SpikeTimes): number {
  const earliest = Math.min(...outputs);
  return earliest < network.duration ? earliest - network.neuron.delay : silentReadout(network);
}

/** The logit of silence as a class: ln 20 above that of a potential 1.2 times the threshold. */
const silentLogit = (threshold: number, temperature: number): number =>
  (1.2 * threshold) / temperature + Math.log(20);

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
  const powers = logits.map((logit) => Math.exp(logit - largest));
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

/** The largest potential of a neuron, 0 at least, up to a step, and the step that first reached it, −1 for none. */
export interface Peak {
  readonly potential: number;
  readonly step: number;
}

/** [outputs] peaks of a layer's potentials at the ends of steps up to `last`. */
export function peaks(network: Network, weights: Weights, input: SpikeTimes, last: number): Peak[] {
  const order = new Uint32Array(input.length);
  const spikes = sortByTime(input, network.duration, order);
  return Array.from({ length: weights.length / input.length }, (_, j) => {
    let peak: Peak = { potential: 0, step: -1 };
    let potential = 0;
    for (let entry = 0; entry < spikes && input[order[entry]!]! <= last; entry++) {
      const step = input[order[entry]!]!;
      potential += weights[j * input.length + order[entry]!]!;
      const stepGoesOn = entry + 1 < spikes && input[order[entry + 1]!] === step;
      if (!stepGoesOn && potential > peak.potential) peak = { potential, step };
    }
    return peak;
  });
}

/** Surrogate for the derivative of a spike by the peak: a triangle around the threshold, 0 at 0 and at twice it. */
export const surrogate = (potential: number, threshold: number): number =>
  Math.max(0, 1 - Math.abs(potential - threshold) / threshold);

/** What a sample teaches: gradients of all layers, [outputs × inputs] each; null for nothing. */
export function decisionGradients(
  network: Network,
  weights: readonly Weights[],
  { times, label, isDropped }: Seen,
  rule: DecisionCrossEntropyRule,
): Float64Array[] | null {
  const { layers, neuron, duration } = network;
  const last = layers.length - 1;
  const outputs = times[last + 1]!;
  const decided = decisionStep(network, outputs);
  const read = potentials(network, weights[last]!, times[last]!, decided);
  let errors = decisionError(outputs, read, label, rule, layers[last]!.threshold, duration);
  if (errors.every((error) => error === 0)) return null;
  /** Up to which step a spike of an input still counts, for each neuron. */
  let reached = new Array<number>(outputsOf(network)).fill(decided);
  const gradients: Float64Array[] = [];
  for (let k = last; k >= 0; k--) {
    const input = times[k]!;
    gradients[k] = Float64Array.from(weights[k]!, (_, index) => {
      const j = Math.floor(index / input.length);
      return input[index % input.length]! <= reached[j]! ? errors[j]! : 0;
    });
    if (k === 0) break;
    // A hidden spike must have been made before the step that it can take part in.
    const until = decided - neuron.delay * (last - k + 1);
    const found = peaks(network, weights[k - 1]!, times[k - 1]!, until);
    const { threshold } = layers[k - 1]!;
    errors = Float64Array.from(found, ({ potential }, i) => {
      if (isDropped?.(k, i)) return 0;
      let sum = 0;
      for (let j = 0; j < errors.length; j++) sum += errors[j]! * weights[k]![j * input.length + i]!;
      return surrogate(potential, threshold) * sum;
    });
    reached = found.map(({ step }) => step);
  }
  return gradients;
}

/**
 * What a group of samples teaches by rule decision-cross-entropy, all of them run with these weights.
 * @returns the next weights, one array a layer.
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
