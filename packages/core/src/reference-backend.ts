import { weights as asWeights, spikeTimes, type Weights } from './arrays.js';
import type { Backend, Detail, EpochStats, Inference, Model } from './backend.js';
import { inputsOf, type Network, outputsOf, silentReadout } from './network.js';
import { type EpochPlan, requireBatch } from './plan.js';
import { forward, learn, outputError, potentials, type Seen } from './reference.js';
import { type Spikes, samplesIn, timesOfSample } from './spikes.js';
import { indices } from './split.js';

/** The reference engine behind the backend boundary: slow, float64, the oracle of the backend contract. */
export const reference = (): Backend => ({
  compile: async (networks) => {
    const weights = networks.map((network) =>
      network.layers.map((layer, k) => asWeights(new Float64Array(layer.size * inputsOf(network, k)))),
    );
    const model: Model = {
      networks,
      train: async (spikes, plans) => {
        for (const { batch } of plans) requireBatch(batch);
        return networks.map((network, index) => trainOne(network, weights[index]!, spikes, plans[index]!));
      },
      infer: async (spikes, samples = indices(samplesIn(spikes)), detail = 'decision') =>
        networks.map((network, index) => inferOne(network, weights[index]!, spikes, samples, detail)),
      read: async () => weights.map((layers) => layers.map((layer) => asWeights(layer.slice()))),
      write: async (from) => {
        from.forEach((layers, index) => {
          layers.forEach((layer, k) => {
            weights[index]![k] = asWeights(Float64Array.from(layer));
          });
        });
      },
      [Symbol.asyncDispose]: async () => {},
    };
    return model;
  },
});

/** Learns in place in `weights`. */
function trainOne(network: Network, weights: Weights[], spikes: Spikes, plan: EpochPlan): EpochStats {
  const fired = network.layers.map((layer) => new Uint32Array(layer.size));
  let learned = 0;
  let correct = 0;
  const see = (sample: number): Seen => {
    const label = spikes.labels[sample]!;
    const times = forward(network, weights, timesOfSample(spikes, sample));
    const outputs = times[network.layers.length]!;
    const earliest = Math.min(...outputs);
    if (earliest < network.duration && outputs[label] === earliest) correct++;
    const learns = (value: number, o: number): boolean =>
      value !== 0 && !(plan.rule.silent === 'zero' && outputs[o] === network.duration);
    if (outputError(outputs, label, plan.rule, network.duration).some(learns)) learned++;
    fired.forEach((counts, k) => {
      times[k + 1]!.forEach((time, j) => {
        if (time < network.duration) counts[j]!++;
      });
    });
    return { times, label };
  };
  for (let from = 0; from < plan.samples.length; from += plan.batch) {
    const group = Array.from(plan.samples.subarray(from, from + plan.batch), see);
    learn(network, weights, group, plan).forEach((layer, k) => {
      weights[k] = layer;
    });
  }
  return { learned, correct, fired };
}

function inferOne(
  network: Network,
  weights: readonly Weights[],
  spikes: Spikes,
  samples: Uint32Array,
  detail: Detail,
): Inference {
  const outputs = outputsOf(network);
  const layers = network.layers.length;
  const times = spikeTimes(new Uint16Array(samples.length * outputs));
  const read = new Float64Array(samples.length * outputs);
  const toDecision = new Uint32Array(samples.length * layers);
  const total = detail === 'full' ? new Uint32Array(samples.length * layers) : null;
  samples.forEach((sample, row) => {
    const all = forward(network, weights, timesOfSample(spikes, sample));
    const earliest = Math.min(...all[layers]!);
    const step = earliest < network.duration ? earliest - network.neuron.delay : silentReadout(network);
    times.set(all[layers]!, row * outputs);
    read.set(potentials(network, weights[layers - 1]!, all[layers - 1]!, step), row * outputs);
    for (let k = 0; k < layers; k++) {
      for (const time of all[k + 1]!) {
        if (time >= network.duration) continue;
        if (total) total[row * layers + k]!++;
        if (time <= step) toDecision[row * layers + k]!++;
      }
    }
  });
  return { times, potentials: read, spikesToDecision: toDecision, spikes: total };
}
