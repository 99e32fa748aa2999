/**
 * The definition of S4NN, one sample at a time in float64, to be read beside the paper (Kheradpisheh & Masquelier 2020,
 * arXiv 1910.09495) and the authors' script. Backends are measured against it.
 */
import type { SpikeTimes, Weights } from './arrays.js';
import { weights as asWeights, spikeTimes } from './arrays.js';
import type { Layer, Network } from './network.js';
import type { Rule } from './rule.js';
import { sortByTime } from './sort.js';

/**
 * First-spike times of all layers for one sample (paper, Eq. 1–3).
 * @param weights one array a layer, [outputs × inputs].
 * @param input first-spike times of the inputs, [inputs].
 * @returns times of the input and of every layer, so that entry k feeds layer k.
 */
export function forward(network: Network, weights: readonly Weights[], input: SpikeTimes): SpikeTimes[] {
  const times = [input];
  network.layers.forEach((layer, k) => {
    times.push(fire(network, layer, weights[k]!, times[k]!));
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
export function outputError(times: SpikeTimes, label: number, rule: Rule, duration: number): Float64Array {
  const earliest = Math.min(...times);
  return Float64Array.from(times, (time, output) => {
    let target = time;
    if (earliest === duration) target = output === label ? duration - rule.margin : duration;
    else if (output === label) target = earliest;
    else if (time - earliest < rule.margin) target = Math.min(earliest + rule.margin, duration);
    return (target - time) / duration;
  });
}

/**
 * What one sample teaches (paper, Eq. 11–16).
 * @param times what {@link forward} gave for this sample and these weights.
 * @param rate factor on every layer's learning rate.
 * @returns the next weights, one array a layer.
 */
export function learn(
  network: Network,
  weights: readonly Weights[],
  times: readonly SpikeTimes[],
  label: number,
  rule: Rule,
  rate = 1,
): Weights[] {
  const next: Weights[] = [];
  let error = outputError(times[network.layers.length]!, label, rule, network.duration);
  for (let k = network.layers.length - 1; k >= 0; k--) {
    const layer = network.layers[k]!;
    const before = times[k]!;
    const after = times[k + 1]!;
    if (rule.silent === 'zero') error = error.map((value, j) => (after[j] === network.duration ? 0 : value));
    error = normalise(error);
    next[k] = update(layer, weights[k]!, before, after, error, rate);
    error = passDown(rule.backpropagate === 'updated' ? next[k]! : weights[k]!, before, after, error);
  }
  return next;
}

/** Divides by the L2 norm, unless that is 0. */
function normalise(error: Float64Array): Float64Array {
  const norm = Math.sqrt(error.reduce((sum, value) => sum + value * value, 0));
  return norm === 0 ? error : error.map((value) => value / norm);
}

/** w_ji ← (w_ji − η δ_j [t_i < t_j]) (1 − ηλ). */
function update(
  layer: Layer,
  weights: Weights,
  before: SpikeTimes,
  after: SpikeTimes,
  error: Float64Array,
  rate: number,
): Weights {
  const learningRate = layer.learningRate * rate;
  const kept = 1 - learningRate * layer.decay;
  const next = new Float64Array(weights.length);
  for (let j = 0; j < after.length; j++) {
    const change = learningRate * error[j]!;
    for (let i = 0; i < before.length; i++) {
      const index = j * before.length + i;
      next[index] = (weights[index]! - (before[i]! < after[j]! ? change : 0)) * kept;
    }
  }
  return asWeights(next);
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
