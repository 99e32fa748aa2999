import { someMnist, someMnistSpace } from './small-sweeps.js';

/** A sweep over MNIST that takes a second or two. */
export const small = {
  ...someMnist,
  training: { epochs: 6, validation: 500, seed: 3 },
  search: {
    trials: 12,
    space: {
      '/encoder/duration': { choice: [64, 256] },
      ...someMnistSpace,
    },
  },
  pruner: { use: 'asha' },
};

/** With the other rule and all its options; on fewer images, because warping them takes time. */
export const byDecision = {
  dataset: { ...someMnist.dataset, train: 1500 },
  encoder: { use: '@s4nn/encoders/latency', clocks: 1 },
  network: {
    layers: [
      { size: 30, threshold: 1, learningRate: 0.002, decay: 0.01, init: [-0.18, 0.16] },
      { size: 10, threshold: 5, learningRate: 0.002, decay: 0.01, init: [-0.17, 0.17] },
    ],
  },
  training: {
    ...small.training,
    rule: 'decision-cross-entropy',
    optimiser: 'adam',
    schedule: 'cosine',
    batch: 16,
    dropout: { inputs: 0.1, hidden: 0.1 },
    outputThreshold: 1.25,
    augmentation: { shift: 1, rotation: 0.1, elastic: 1, plain: 0.3 },
  },
  search: {
    trials: 10,
    space: {
      '/network/layers/0/size': { quniform: [20, 60, 10] },
      '/network/layers/1/learningRate': { loguniform: [0.001, 0.01] },
      '/training/rule/temperature': { loguniform: [0.2, 2] },
    },
  },
};
