const layer = { learningRate: 0.2, init: [0, 5] };

/** A part of MNIST and how to learn it: a short sweep takes a second or two. */
export const someMnist = {
  dataset: { use: '@s4nn/dataset-mnist', train: 3000, test: 500 },
  encoder: '@s4nn/encoders/latency',
  backend: '@s4nn/backend-cpu',
  network: {
    layers: [
      { ...layer, size: 30, threshold: 100 },
      { ...layer, size: 10, threshold: 30, init: [0, 10] },
    ],
  },
};

/** The same for a part of Yin-Yang: milliseconds per trial. */
export const someYinYang = {
  dataset: { use: '@s4nn/dataset-yin-yang', train: 200, test: 50 },
  encoder: { use: '@s4nn/encoders/latency', duration: 32 },
  backend: '@s4nn/backend-cpu',
  network: { layers: [{ size: 3, threshold: 0.5, learningRate: 0.1, init: [0, 1] }] },
};

/** What short searches over `someMnist` search. */
export const someMnistSpace = {
  '/network/layers/0/size': { quniform: [20, 60, 10] },
  '/network/layers/0/threshold': { loguniform: [50, 200] },
  '/network/layers/1/learningRate': { loguniform: [0.05, 0.5] },
};

/** A sweep over MNIST that takes a second or two. */
export const small = {
  ...someMnist,
  training: { epochs: 3, validation: 500, seed: 3 },
  search: { trials: 6, space: someMnistSpace },
  pruner: { use: 'asha', minimum: 1, reduction: 3 },
};

/** Takes milliseconds per trial. */
export const tiny = {
  ...someYinYang,
  training: { epochs: 2, validation: 50 },
};
