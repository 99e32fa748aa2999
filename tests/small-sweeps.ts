const layer = { learningRate: 0.2, init: [0, 5] };

/** What to learn and how, over some of MNIST: a second or two for a short sweep. */
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

/** The same over some of Yin-Yang: milliseconds a trial. */
export const someYinYang = {
  dataset: { use: '@s4nn/dataset-yin-yang', train: 200, test: 50 },
  encoder: { use: '@s4nn/encoders/latency', duration: 32 },
  backend: '@s4nn/backend-cpu',
  network: { layers: [{ size: 3, threshold: 0.5, learningRate: 0.1, init: [0, 1] }] },
};
