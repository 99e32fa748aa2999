/**
 * The definition of S4NN, one sample at a time in float64, to be read beside the paper (Kheradpisheh & Masquelier 2020,
 * arXiv 1910.09495) and the authors' script. Backends are measured against it.
 */
import type { SpikeTimes, Weights } from '../arrays.js';
import { spikeTimes } from '../arrays.js';
import { sortByTime } from '../data/sort.js';
import { type EpochPlan, passesThrough } from '../learning/plan.js';
import { type Update, updateOf } from '../learning/update.js';
import type { Layer, Network } from '../network/network.js';
import type { S4nnRule } from '../rules/rule.js';

/**
 * First-spike times of all layers for one sample (paper, Eq. 1–3).
 * @param weights one array a layer, [outputs × inputs].
 * @param input first-spike times of the inputs, [inputs].
 * @param thin what becomes of the times that feed layer k, for dropout.
 * @returns times of the input and of every layer, so that entry k feeds layer k.
 */
export function forward(
  network: Network,
  weights: readonly Weights[],
  input: SpikeTimes,
  thin: (times: SpikeTimes, k: number) => SpikeTimes = (times) => times,
): SpikeTimes[] {
  const times = [thin(input, 0)];
  network.layers.forEach((layer, k) => {
    const fired = fire(network, layer, weights[k]!, times[k]!);
    times.push(k + 1 < network.layers.length ? thin(fired, k + 1) : fired);
  });
  return times;
}

/** A neuron fires `delay` steps after its potential first crosses the threshold; later than the last step is silent. */
function fire(network: Network, layer: Layer, weights: Weights, input: SpikeTimes): SpikeTimes {
  const { duration, neuron } = network;
  const order = new Uint32Array(input.length);
  const spikes = sortByTime(input, duration, order);
  const times = spikeTimes(new Uint16Array(layer.size).fill(duration));
  for (let j = 0; j < layer.size; j++) {
    let potential = 0;
    for (let entry = 0; entry < spikes; entry++) {
      const step = input[order[entry]!]!;
      potential += weights[j * input.length + order[entry]!]!;
      const stepGoesOn = entry + 1 < spikes && input[order[entry + 1]!] === step;
      if (stepGoesOn) continue;
      if (neuron.crossing === '>' ? potential > layer.threshold : potential >= layer.threshold) {
        times[j] = Math.min(step + neuron.delay, duration);
        break;
      }
    }
  }
  return times;
}

/**
 * Membrane potentials of one layer at a step: V_j = Σ w_ji over the inputs with t_i ≤ step, summed by time and, within
 * a step, by input.
 * @returns [outputs] potentials.
 */
export function potentials(
  network: Network,
  weights: Weights,
  input: SpikeTimes,
  step: number,
): Float64Array {
  const order = new Uint32Array(input.length);
  const spikes = sortByTime(input, network.duration, order);
  const sums = new Float64Array(weights.length / input.length);
  for (let j = 0; j < sums.length; j++) {
    for (let entry = 0; entry < spikes && input[order[entry]!]! <= step; entry++) {
      sums[j]! += weights[j * input.length + order[entry]!]!;
    }
  }
  return sums;
}

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

/** A sample that was run: what {@link forward} gave, and the output that should have come first. */
export interface Seen {
  readonly times: readonly SpikeTimes[];
  readonly label: number;
  /** Whether dropout has left a neuron of layer k out, 0 for the input. */
  readonly isDropped?: (k: number, neuron: number) => boolean;
}

/**
 * What a group of samples teaches by rule s4nn (paper, Eq. 11–16), all of them run with these weights; a batch of 1 is the
 * paper's.
 * @returns the next weights, one array a layer.
 */
export function learn(
  network: Network,
  weights: readonly Weights[],
  group: readonly Seen[],
  plan: Omit<EpochPlan, 'samples'> & { readonly rule: S4nnRule },
  update: Update = updateOf(network, plan, null),
): Weights[] {
  const { rule } = plan;
  const next: Weights[] = [];
  let errors = group.map(({ times, label }) =>
    outputError(times[network.layers.length]!, label, rule, network.duration),
  );
  for (let k = network.layers.length - 1; k >= 0; k--) {
    const before = group.map(({ times }) => times[k]!);
    const after = group.map(({ times }) => times[k + 1]!);
    if (rule.silent === 'zero') {
      errors = errors.map((error, s) =>
        error.map((value, j) => (after[s]![j] === network.duration ? 0 : value)),
      );
    }
    errors = errors.map(normalise);
    next[k] = update(k, weights[k]!, gradient(before, after, errors));
    const through = passesThrough(plan) === 'updated' ? next[k]! : weights[k]!;
    errors = errors.map((error, s) => {
      const { isDropped } = group[s]!;
      const passed = passDown(through, before[s]!, after[s]!, error);
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

/** Mean over the group of δ_j [t_i < t_j], [outputs × inputs]. */
function gradient(
  before: readonly SpikeTimes[],
  after: readonly SpikeTimes[],
  errors: readonly Float64Array[],
): Float64Array {
  const [{ length: inputs }, { length: outputs }] = [before[0]!, after[0]!];
  const sum = new Float64Array(outputs * inputs);
  errors.forEach((error, s) => {
    for (let j = 0; j < outputs; j++) {
      if (error[j] === 0) continue;
      for (let i = 0; i < inputs; i++) {
        if (before[s]![i]! < after[s]![j]!) sum[j * inputs + i]! += error[j]!;
      }
    }
  });
  for (let index = 0; index < sum.length; index++) sum[index]! /= errors.length;
  return sum;
}

/** δ_i = Σ_j δ_j [t_i < t_j] w_ji. */
function passDown(
  weights: Weights,
  before: SpikeTimes,
  after: SpikeTimes,
  error: Float64Array,
): Float64Array {
  const passed = new Float64Array(before.length);
  for (let j = 0; j < after.length; j++) {
    if (error[j] === 0) continue;
    for (let i = 0; i < before.length; i++) {
      if (before[i]! < after[j]!) passed[i]! += error[j]! * weights[j * before.length + i]!;
    }
  }
  return passed;
}
