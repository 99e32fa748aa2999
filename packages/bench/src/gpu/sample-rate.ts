import { type Backend, initialWeights, type Network, presets, type Spikes } from '@s4nn/core';

/** What is measured. */
export interface Case {
  readonly work: 'infer' | 'train';
  /** Samples a call for inference, samples a group for learning. */
  readonly batch: number;
  /** Networks side by side. */
  readonly population: number;
}

const layer = { threshold: 100, learningRate: 0.2, decay: 1e-6 };

/** The paper's network on MNIST. */
export const network: Network = {
  inputs: 784,
  duration: 256,
  neuron: presets.reference.neuron,
  layers: [
    { ...layer, size: 400, init: [0, 5] },
    { ...layer, size: 10, init: [0, 48] },
  ],
};

/** Samples a second, those of all networks counted, from initial weights; the first run, which makes things ready, is left out. */
export async function sampleRate(
  backend: Backend,
  spikes: Spikes,
  { work, batch, population }: Case,
  seconds: number,
): Promise<number> {
  const networks = Array.from({ length: population }, () => network) as [Network, ...Network[]];
  await using model = await backend.compile(networks);
  await model.write(networks.map((each, seed) => initialWeights(each, seed)));
  const count = Math.min(spikes.labels.length, work === 'infer' ? batch : Math.max(batch, 64));
  const samples = Uint32Array.from({ length: count }, (_, sample) => sample);
  const plan = { samples, rule: presets.reference.rule, rate: 1, batch };
  const run = () =>
    work === 'infer'
      ? model.infer(spikes, samples)
      : model.train(
          spikes,
          networks.map(() => plan),
        );
  await run();
  const began = performance.now();
  let runs = 0;
  do {
    await run();
    runs++;
  } while (performance.now() - began < 1000 * seconds);
  return (1000 * runs * count * population) / (performance.now() - began);
}
