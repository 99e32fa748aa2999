import { type Labels, type SpikeTimes, spikeTimes } from '../arrays.js';
import { completeValue } from '../complete-options.js';
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
 * They lie in shared memory where there is any, so that threads read them where they are.
 * @param timesOf writes the times of all inputs of one sample, 0…duration, where `duration` is silent.
 * @throws InputError for no duration 1…65535, and for no number of inputs.
 */
export function collectSpikes(
  labels: Labels,
  inputs: number,
  duration: number,
  timesOf: (sample: number, times: SpikeTimes) => void,
): Spikes {
  completeValue('collectSpikes.inputs', { type: 'integer', minimum: 1, maximum: 4294967295 }, inputs);
  completeValue('collectSpikes.duration', { type: 'integer', minimum: 1, maximum: 65535 }, duration);
  const dense = spikeTimes(new Uint16Array(inputs));
  const order = new Uint32Array(inputs);
  const offsets = new Uint32Array(memory(4 * (labels.length + 1)));
  let neurons = neuronArray(inputs, 0);
  let times = new Uint16Array(memory(0));
  let end = 0;
  for (let sample = 0; sample < labels.length; sample++) {
    timesOf(sample, dense);
    const count = sortByTime(dense, duration, order);
    if (end + count > times.length) {
      const capacity = enough(end + count, sample + 1, labels.length, inputs);
      const [smallerNeurons, smallerTimes] = [neurons, times];
      neurons = neuronArray(inputs, capacity);
      neurons.set(smallerNeurons);
      times = new Uint16Array(memory(2 * capacity));
      times.set(smallerTimes);
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
    neurons: neurons.subarray(0, end),
    times: spikeTimes(times.subarray(0, end)),
    labels,
    inputs,
    duration,
  };
}

/**
 * Entries to reserve, from the number of spikes of the first samples. As all samples of a dataset are much alike, it is
 * asked once or twice; memory that stays empty costs addresses only.
 */
function enough(spikes: number, samples: number, ofSamples: number, inputs: number): number {
  const few = 256;
  if (samples < few) return inputs * Math.min(few, ofSamples);
  return Math.min(Math.ceil((1.1 * spikes * ofSamples) / samples), spikes + inputs * (ofSamples - samples));
}

const neuronArray = (inputs: number, length: number): Uint16Array | Uint32Array =>
  inputs <= 65536 ? new Uint16Array(memory(2 * length)) : new Uint32Array(memory(4 * length));

/** Browsers hide shared memory from pages that are not isolated. */
const memory = (bytes: number): ArrayBuffer | SharedArrayBuffer =>
  typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);

/** The dense first-spike times of one sample [inputs]; silent inputs get `duration`. */
export function timesOfSample(spikes: Spikes, sample: number): SpikeTimes {
  const times = spikeTimes(new Uint16Array(spikes.inputs).fill(spikes.duration));
  for (let entry = spikes.offsets[sample]!; entry < spikes.offsets[sample + 1]!; entry++) {
    times[spikes.neurons[entry]!] = spikes.times[entry]!;
  }
  return times;
}
