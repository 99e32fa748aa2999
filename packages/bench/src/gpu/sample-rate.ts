import { type Backend, indices, initialWeights, type Network, presets, type Spikes } from '@s4nn/core';
import { subjects } from '../subjects/subjects.js';

/** What is measured. */
export interface Case {
  readonly work: 'infer' | 'train';
  /** Samples per call for inference, per batch for learning. */
  readonly batch: number;
  /** Number of networks at once. */
  readonly population: number;
}

/** Samples per second of the paper's network, all networks counted, from initial weights; excludes the first run, which prepares things. */
export async function sampleRate(
  backend: Backend,
  spikes: Spikes,
  { work, batch, population }: Case,
  seconds: number,
): Promise<number> {
  const { network } = subjects['784-400-10']!;
  const networks = Array.from({ length: population }, () => network) as [Network, ...Network[]];
  await using model = await backend.compile(networks);
  await model.write(networks.map((each, seed) => initialWeights(each, seed)));
  const count = Math.min(spikes.labels.length, work === 'infer' ? batch : Math.max(batch, 64));
  const samples = indices(count);
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
