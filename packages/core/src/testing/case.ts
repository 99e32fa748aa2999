import { labels, spikeTimes, type Weights, weights } from '../arrays.js';
import { collectSpikes, type Spikes } from '../data/spikes.js';
import type { Layer } from '../layers/layer.js';
import { outputsOf, weightCount } from '../layers/shape.js';
import type { Network } from '../network/network.js';
import type { Neuron } from '../network/neuron.js';
import { random } from '../random.js';

/** What a made-up case should look like. */
export interface CaseOptions {
  readonly inputs: number;
  readonly sizes: readonly number[];
  readonly duration: number;
  readonly samples: number;
  readonly neuron?: Neuron;
  /** Share of the inputs that spike in a sample; 0.7 if not given. */
  readonly active?: number;
  /** Weights and thresholds are multiples of this; 2⁻¹⁰ if not given, so that float32 adds them up exactly. */
  readonly grid?: number;
  readonly learningRate?: number;
  readonly decay?: number;
  readonly seed?: number;
}

/** A network with weights and encoded samples, on which a good half of the neurons fire. */
export interface Case {
  readonly network: Network;
  readonly weights: readonly Weights[];
  readonly spikes: Spikes;
}

/** Draws a case; the same options give the same case. */
export function drawCase(options: CaseOptions): Case {
  const { inputs, sizes, duration, samples, active = 0.7, grid = 2 ** -10, seed = 1 } = options;
  const draw = random(seed, `case ${inputs}-${sizes.join('-')} ${duration}`);
  const onGrid = (value: number): number => Math.round(value / grid) * grid;
  const layers = sizes.map((size, k): Layer => {
    const arriving = k === 0 ? inputs * active : sizes[k - 1]! * 0.8;
    return {
      size,
      // A weight is 0.5 on average, so a layer's potentials end near half the number of spikes.
      threshold: Math.max(grid, onGrid(arriving * (0.15 + 0.2 * draw()))),
      learningRate: options.learningRate ?? 0.25,
      decay: options.decay ?? 0,
      init: [0, 1],
    };
  }) as [Layer, ...Layer[]];
  const neuron = options.neuron ?? { crossing: '>', delay: 1 };
  const network: Network = { inputs, duration, neuron, layers };
  const drawn = layers.map((_, k) => {
    const values = new Float32Array(weightCount(network, k));
    for (let index = 0; index < values.length; index++) values[index] = onGrid(3 * draw() - 1);
    return weights(values);
  });
  const classes = labels(Array.from({ length: samples }, () => Math.floor(draw() * outputsOf(network))));
  const spikes = collectSpikes(classes, inputs, duration, (_, times) => {
    for (let input = 0; input < inputs; input++) {
      times[input] = draw() < active ? Math.floor(draw() * duration) : duration;
    }
  });
  return { network, weights: drawn, spikes };
}

/** The same case of other neurons: what is drawn does not depend on them. */
export const withNeuron = ({ network, weights, spikes }: Case, neuron: Neuron): Case => ({
  network: { ...network, neuron },
  weights,
  spikes,
});

/** The same indices in shared memory. */
export function shareIndices(indices: Uint32Array): Uint32Array {
  const shared = new Uint32Array(new SharedArrayBuffer(indices.byteLength));
  shared.set(indices);
  return shared;
}

/** The same spikes in shared memory, as sweeps hand them to threads. */
export function shareSpikes(spikes: Spikes): Spikes {
  const { neurons } = spikes;
  const sharedNeurons =
    neurons instanceof Uint16Array
      ? new Uint16Array(new SharedArrayBuffer(neurons.byteLength))
      : new Uint32Array(new SharedArrayBuffer(neurons.byteLength));
  sharedNeurons.set(neurons);
  const times = new Uint16Array(new SharedArrayBuffer(spikes.times.byteLength));
  times.set(spikes.times);
  const shared = new Uint16Array(new SharedArrayBuffer(spikes.labels.byteLength));
  shared.set(spikes.labels);
  return {
    ...spikes,
    offsets: shareIndices(spikes.offsets),
    neurons: sharedNeurons,
    times: spikeTimes(times),
    labels: shared as Spikes['labels'],
  };
}
