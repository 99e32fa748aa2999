import { type SpikeTimes, spikeTimes, type Weights } from '../arrays.js';
import { sortByTime } from '../data/sort.js';
import type { JsonSchema } from '../json-schema.js';
import { type AnyLayer, commonMembers, type LayerKind, type Peak } from './layer-kind.js';

/** A fully connected layer. */
export interface DenseLayer extends AnyLayer {
  readonly kind?: 'dense';
  /** Number of neurons. */
  readonly size: number;
}

const schema = {
  type: 'object',
  description: 'A fully connected layer.',
  properties: {
    size: {
      type: 'integer',
      minimum: 1,
      description: 'Number of neurons; in the last layer, one per class.',
    },
    ...commonMembers,
  },
  required: ['size', 'threshold', 'learningRate', 'init'],
  additionalProperties: false,
} as const satisfies JsonSchema;

/** Every neuron sees every input: weights [neurons × inputs]. */
export const dense: LayerKind<DenseLayer> & { readonly schema: typeof schema } = {
  schema,
  neurons: ({ size }) => size,
  outputs: ({ size }) => size,
  weightShape: ({ size }, inputs) => [size, inputs],
  synapses: ({ size }, inputs) => size * inputs,
  fire({ size, threshold }, weights, input, { duration, neuron: { crossing, delay } }) {
    const times = spikeTimes(new Uint16Array(size).fill(duration));
    const order = new Uint32Array(input.length);
    const spikes = sortByTime(input, duration, order);
    for (let j = 0; j < size; j++) {
      let potential = 0;
      for (let entry = 0; entry < spikes; entry++) {
        const step = input[order[entry]!]!;
        potential += weights[j * input.length + order[entry]!]!;
        if (entry + 1 < spikes && input[order[entry + 1]!] === step) continue;
        const fires = crossing === '>' ? potential > threshold : potential >= threshold;
        if (!fires) continue;
        times[j] = Math.min(step + delay, duration);
        break;
      }
    }
    return times;
  },
  potentials({ size }, weights, input, last, duration) {
    const sums = new Float64Array(size);
    walk(size, weights, input, duration, (j, step, potential) => {
      if (step <= last) sums[j] = potential;
      return step < last;
    });
    return sums;
  },
  peaks({ size }, weights, input, last, duration) {
    const peaks = Array.from({ length: size }, (): Peak => ({ potential: 0, step: -1 }));
    walk(size, weights, input, duration, (j, step, potential) => {
      if (step <= last && potential > peaks[j]!.potential) peaks[j] = { potential, step };
      return step < last;
    });
    return peaks;
  },
  addGradient({ size }, sum, input, errors, until) {
    const inputs = input.length;
    for (let j = 0; j < size; j++) {
      const [error, last, row] = [errors[j]!, until[j]!, j * inputs];
      if (error === 0) continue;
      for (let i = 0; i < inputs; i++) if (input[i]! <= last) sum[row + i]! += error;
    }
  },
  passDown({ size }, weights, input, errors, until) {
    const inputs = input.length;
    const passed = new Float64Array(inputs);
    for (let j = 0; j < size; j++) {
      const [error, last, row] = [errors[j]!, until?.[j] ?? Infinity, j * inputs];
      if (error === 0) continue;
      for (let i = 0; i < inputs; i++) {
        if (input[i]! <= last) passed[i]! += error * weights[row + i]!;
      }
    }
    return passed;
  },
};

/**
 * Adds up the potentials of the neurons, by time and, within a step, by input.
 * @param tell gets the potential of neuron j at the end of each step with spikes, as long as it returns true.
 */
function walk(
  size: number,
  weights: Weights,
  input: SpikeTimes,
  duration: number,
  tell: (j: number, step: number, potential: number) => boolean,
): void {
  const order = new Uint32Array(input.length);
  const spikes = sortByTime(input, duration, order);
  for (let j = 0; j < size; j++) {
    let potential = 0;
    for (let entry = 0; entry < spikes; entry++) {
      const step = input[order[entry]!]!;
      potential += weights[j * input.length + order[entry]!]!;
      const isMidStep = entry + 1 < spikes && input[order[entry + 1]!] === step;
      if (!isMidStep && !tell(j, step, potential)) break;
    }
  }
}
