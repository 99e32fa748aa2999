import { type Layer, type Network, presets, type Spikes } from '@s4nn/core';
import { mnist } from '@s4nn/dataset-mnist';
import { latency } from '@s4nn/encoders/latency';
import { photographs } from './photographs.js';

/** Encoded samples: the first `training` are for training, in order, and the rest is held out for inference. */
export interface Material {
  readonly spikes: Spikes;
  readonly training: number;
}

/** A network to measure, and its samples. */
export interface Subject {
  readonly network: Network;
  readonly material: keyof typeof materials;
  /** Training positions of the first epoch between which learning counts as early: past the first shock. */
  readonly early: readonly [from: number, to: number];
  /** Samples per batch. */
  readonly batch: number;
  /** Epochs after which weights are late, in a full and in a quick run. */
  readonly epochs: { readonly full: number; readonly quick: number };
}

/** Encodes the samples. The test split of MNIST is for results and is not used. */
export const materials = {
  mnist: (): Material => ({ spikes: latency(mnist().train), training: 50_000 }),
  photographs: (): Material => ({ spikes: latency(photographs(400, 1)), training: 300 }),
};

const hidden: Layer = { size: 400, threshold: 100, learningRate: 0.2, decay: 1e-6, init: [0, 5] };
const output: Layer = { size: 10, threshold: 100, learningRate: 0.2, decay: 1e-6, init: [0, 48] };
const mnistNetwork = (...layers: [Layer, ...Layer[]]): Network => ({
  inputs: 784,
  duration: 256,
  neuron: presets.reference.neuron,
  layers,
});
const onMnist = { material: 'mnist', early: [2000, 12_000], batch: 500 } as const;

/**
 * The networks to measure, by the name in rows and in `--network`. The first has the constants of configs/paper/mnist.json:
 * a hidden neuron fires after about 40 of 151 input spikes, an output after about 4 of 400 hidden ones. Wider layers keep
 * these shares: thresholds grow as the spikes into a layer grow in number.
 */
export const subjects: Readonly<Record<string, Subject>> = {
  '784-400-10': { ...onMnist, network: mnistNetwork(hidden, output), epochs: { full: 10, quick: 10 } },
  '784-1000-10': {
    ...onMnist,
    network: mnistNetwork({ ...hidden, size: 1000 }, { ...output, threshold: 250 }),
    epochs: { full: 5, quick: 1 },
  },
  // With initial weights above 0 only, two hidden layers soon fire all at once. These bounds, found by trying, leave about
  // 300 and 180 of 400 neurons firing after an epoch; the rule makes little of more.
  '784-400-400-10': {
    ...onMnist,
    network: mnistNetwork({ ...hidden, threshold: 50, init: [-4, 5] }, { ...hidden, init: [-4, 5] }, output),
    epochs: { full: 1, quick: 1 },
  },
  // The shape for Caltech: 160 × 250 greys of which nearly all spike, so the hidden threshold is 39,000/151 times as high.
  '40000-4-2': {
    material: 'photographs',
    early: [50, 250],
    batch: 50,
    network: {
      inputs: 40_000,
      duration: 256,
      neuron: presets.reference.neuron,
      layers: [
        { ...hidden, size: 4, threshold: 26_000, learningRate: 0.1 },
        { ...output, size: 2, threshold: 40, learningRate: 0.1 },
      ],
    },
    epochs: { full: 10, quick: 5 },
  },
};
