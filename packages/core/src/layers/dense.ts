import { type SpikeTimes, spikeTimes, type Weights } from '../arrays.js';
import { sortByTime } from '../data/sort.js';
import type { JsonSchema } from '../json-schema.js';
import { type AnyLayer, type Clockwork, commonMembers, type LayerKind, type Peak } from './layer-kind.js';

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
  fire,
  potentials({ size }, weights, input, step, duration) {
    const order = new Uint32Array(input.length);
    const spikes = sortByTime(input, duration, order);
    const sums = new Float64Array(size);
    for (let j = 0; j < sums.length; j++) {
      for (let entry = 0; entry < spikes && input[order[entry]!]! <= step; entry++) {
        sums[j]! += weights[j * input.length + order[entry]!]!;
      }
    }
    return sums;
  },
  peaks,
  addGradient({ size }, sum, input, errors, until) {
    const inputs = input.length;
    for (let j = 0; j < size; j++) {
      if (errors[j] === 0) continue;
      for (let i = 0; i < inputs; i++) if (input[i]! <= until[j]!) sum[j * inputs + i]! += errors[j]!;
    }
  },
  passDown({ size }, weights, input, errors, until) {
    const inputs = input.length;
    const passed = new Float64Array(inputs);
    for (let j = 0; j < size; j++) {
      if (errors[j] === 0) continue;
      for (let i = 0; i < inputs; i++) {
        if (!until || input[i]! <= until[j]!) passed[i]! += errors[j]! * weights[j * inputs + i]!;
      }
    }
    return passed;
  },
};

/** A neuron fires `delay` steps after its potential first crosses the threshold; later than the last step is silent. */
function fire(
  { size, threshold }: DenseLayer,
  weights: Weights,
  input: SpikeTimes,
  { duration, neuron }: Clockwork,
): SpikeTimes {
  const order = new Uint32Array(input.length);
  const spikes = sortByTime(input, duration, order);
  const times = spikeTimes(new Uint16Array(size).fill(duration));
  for (let j = 0; j < size; j++) {
    let potential = 0;
    for (let entry = 0; entry < spikes; entry++) {
      const step = input[order[entry]!]!;
      potential += weights[j * input.length + order[entry]!]!;
      const isMidStep = entry + 1 < spikes && input[order[entry + 1]!] === step;
      if (isMidStep) continue;
      if (neuron.crossing === '>' ? potential > threshold : potential >= threshold) {
        times[j] = Math.min(step + neuron.delay, duration);
        break;
      }
    }
  }
  return times;
}

function peaks(
  { size }: DenseLayer,
  weights: Weights,
  input: SpikeTimes,
  last: number,
  duration: number,
): Peak[] {
  const order = new Uint32Array(input.length);
  const spikes = sortByTime(input, duration, order);
  return Array.from({ length: size }, (_, j) => {
    let peak: Peak = { potential: 0, step: -1 };
    let potential = 0;
    for (let entry = 0; entry < spikes && input[order[entry]!]! <= last; entry++) {
      const step = input[order[entry]!]!;
      potential += weights[j * input.length + order[entry]!]!;
      const isMidStep = entry + 1 < spikes && input[order[entry + 1]!] === step;
      if (!isMidStep && potential > peak.potential) peak = { potential, step };
    }
    return peak;
  });
}
