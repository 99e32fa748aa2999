import { type SpikeTimes, spikeTimes } from '../arrays.js';
import type { Inference } from '../backend.js';
import { sortByTime } from '../data/sort.js';
import { type Spikes, samplesIn, timesOfSample } from '../data/spikes.js';
import { indices } from '../data/split.js';
import type { IntegerLayer, IntegerNetwork } from './quantise.js';

/**
 * The definition of inference in integers, to be read beside a circuit: additions of weights, a comparison a step, no
 * multiplication, no rounding. What it gives is exact, so any other implementation must give the same.
 * @returns as a backend's inference by detail `full`; potentials are sums of weights, not scaled.
 */
export function integerInference(
  network: IntegerNetwork,
  spikes: Spikes,
  samples: Uint32Array = indices(samplesIn(spikes)),
): Inference {
  const { duration, neuron, layers } = network;
  const last = layers[layers.length - 1]!;
  const outputs = last.size;
  const times = spikeTimes(new Uint16Array(samples.length * outputs));
  const potentials = new Float64Array(samples.length * outputs);
  const spikesToDecision = new Uint32Array(samples.length * layers.length);
  const total = new Uint32Array(samples.length * layers.length);
  samples.forEach((sample, row) => {
    // Entry k feeds layer k.
    const all = [timesOfSample(spikes, sample)];
    for (const layer of layers) all.push(fire(network, layer, all[all.length - 1]!));
    const output = all[layers.length]!;
    const earliest = output.reduce((least, time) => Math.min(least, time), duration);
    const step = earliest < duration ? earliest - neuron.delay : network.silentReadout;
    times.set(output, row * outputs);
    potentials.set(sumsAt(network, last, all[layers.length - 1]!, step), row * outputs);
    all.slice(1).forEach((layerTimes, k) => {
      for (const time of layerTimes) {
        if (time >= duration) continue;
        total[row * layers.length + k]!++;
        if (time <= step) spikesToDecision[row * layers.length + k]!++;
      }
    });
  });
  return { times, potentials, spikesToDecision, spikes: total };
}

/** The neurons' first-spike times, from those of what feeds them. */
function fire({ duration, neuron }: IntegerNetwork, layer: IntegerLayer, input: SpikeTimes): SpikeTimes {
  const { size, inputs, weights, threshold } = layer;
  const order = new Uint32Array(inputs);
  const count = sortByTime(input, duration, order);
  const times = spikeTimes(new Uint16Array(size).fill(duration));
  for (let j = 0; j < size; j++) {
    let sum = 0;
    for (let at = 0; at < count; at++) {
      const step = input[order[at]!]!;
      sum = (sum + weights[j * inputs + order[at]!]!) | 0;
      // A step's spikes count together.
      if (at + 1 < count && input[order[at + 1]!] === step) continue;
      if (neuron.crossing === '>' ? sum > threshold : sum >= threshold) {
        times[j] = Math.min(step + neuron.delay, duration);
        break;
      }
    }
  }
  return times;
}

/** The neurons' sums after a step. */
function sumsAt(
  { duration }: IntegerNetwork,
  { size, inputs, weights }: IntegerLayer,
  input: SpikeTimes,
  step: number,
): Int32Array {
  const sums = new Int32Array(size);
  const order = new Uint32Array(inputs);
  const count = sortByTime(input, duration, order);
  for (let at = 0; at < count && input[order[at]!]! <= step; at++) {
    for (let j = 0; j < size; j++) sums[j]! += weights[j * inputs + order[at]!]!;
  }
  return sums;
}
