import type { Labels, SpikeTimes } from './arrays.js';
import { spikeTimes } from './arrays.js';
import { sortByTime } from './sort.js';

/**
 * Encoded samples, compact and sorted: sample s owns entries offsets[s]…offsets[s+1] of `neurons` and `times`,
 * in order of time and, within a step, of neuron. Silent neurons are absent.
 */
export interface Spikes {
  /** [samples + 1] first entry of each sample. */
  readonly offsets: Uint32Array;
  /** Input neuron of each spike. */
  readonly neurons: Uint16Array | Uint32Array;
  /** Step of each spike, 0…duration − 1. */
  readonly times: SpikeTimes;
  /** One class index a sample. */
  readonly labels: Labels;
  /** Number of input neurons. */
  readonly inputs: number;
  /** Number of steps; also the time that means silent. At most 65535. */
  readonly duration: number;
}

/** Number of encoded samples. */
export const samplesIn = (spikes: Spikes): number => spikes.labels.length;

/**
 * Builds {@link Spikes} from first-spike times written sample by sample, so that no dense array of all samples exists.
 * @param timesOf writes the times of all inputs of one sample, 0…duration, where `duration` is silent.
 */
export function collectSpikes(
  labels: Labels,
  inputs: number,
  duration: number,
  timesOf: (sample: number, times: SpikeTimes) => void,
): Spikes {
  const dense = spikeTimes(new Uint16Array(inputs));
  const order = new Uint32Array(inputs);
  const offsets = new Uint32Array(labels.length + 1);
  let capacity = Math.max(1024, labels.length * Math.ceil(inputs / 4));
  let neurons = neuronArray(inputs, capacity);
  let times = new Uint16Array(capacity);
  let end = 0;
  for (let sample = 0; sample < labels.length; sample++) {
    timesOf(sample, dense);
    const count = sortByTime(dense, duration, order);
    if (end + count > capacity) {
      capacity = Math.max(end + count, capacity * 2);
      const largerNeurons = neuronArray(inputs, capacity);
      largerNeurons.set(neurons);
      neurons = largerNeurons;
      const largerTimes = new Uint16Array(capacity);
      largerTimes.set(times);
      times = largerTimes;
    }
    for (let entry = 0; entry < count; entry++) {
      const neuron = order[entry]!;
      neurons[end + entry] = neuron;
      times[end + entry] = dense[neuron]!;
    }
    end += count;
    offsets[sample + 1] = end;
  }
  return {
    offsets,
    neurons: neurons.slice(0, end),
    times: spikeTimes(times.slice(0, end)),
    labels,
    inputs,
    duration,
  };
}

const neuronArray = (inputs: number, length: number): Uint16Array | Uint32Array =>
  inputs <= 65536 ? new Uint16Array(length) : new Uint32Array(length);

/** The dense first-spike times of one sample [inputs]; silent inputs get `duration`. */
export function timesOfSample(spikes: Spikes, sample: number): SpikeTimes {
  const times = spikeTimes(new Uint16Array(spikes.inputs).fill(spikes.duration));
  for (let entry = spikes.offsets[sample]!; entry < spikes.offsets[sample + 1]!; entry++) {
    times[spikes.neurons[entry]!] = spikes.times[entry]!;
  }
  return times;
}
