import { inputsOf, type Model, type Spikes, synapsesOf } from '@s4nn/core';
import type { Batch } from '../subjects/phases.js';

/**
 * Mean number of additions per sample in a full forward pass, in which every spike adds one weight to every neuron of the layer
 * it enters: Σ over layers of spikes in × neurons. Counted from the spikes of the batches, with the weights each starts from.
 */
export async function countAdditions(
  model: Model,
  spikes: Spikes,
  batches: readonly Batch[],
): Promise<number> {
  const [network] = model.networks;
  const { layers } = network;
  const fanOuts = layers.map((_, k) => synapsesOf(network, k) / inputsOf(network, k));
  let additions = 0;
  let samples = 0;
  for (const batch of batches) {
    await model.write([batch.weights]);
    const [inference] = await model.infer(spikes, batch.samples, 'full');
    batch.samples.forEach((sample, row) => {
      let spikesIn = spikes.offsets[sample + 1]! - spikes.offsets[sample]!;
      layers.forEach((_, k) => {
        additions += spikesIn * fanOuts[k]!;
        spikesIn = inference!.spikes![row * layers.length + k]!;
      });
    });
    samples += batch.samples.length;
  }
  return additions / samples;
}
