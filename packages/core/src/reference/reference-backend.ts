import { weights as asWeights, type SpikeTimes, spikeTimes, type Weights } from '../arrays.js';
import type { Backend, Detail, EpochStats, Inference } from '../backend.js';
import { checkedModel } from '../checked-model.js';
import { type Spikes, timesOfSample } from '../data/spikes.js';
import { neuronsOf, outputsOf, weightCount } from '../layers/shape.js';
import { isDropped, withoutDropped } from '../learning/dropout.js';
import { type EpochPlan, learningNetwork, passesThrough } from '../learning/plan.js';
import { noMoments, type RunningMoments, updateOf } from '../learning/update.js';
import { requireNetworks } from '../network/check-network.js';
import type { Network } from '../network/network.js';
import type { Seen } from '../rules/learning-rule.js';
import { definitionOf } from '../rules/rule.js';
import { answerTo } from './answer-to.js';
import { forward } from './reference.js';

/** The reference engine behind the backend boundary: slow, float64, the oracle of the backend contract. */
export const reference = (): Backend => ({
  compile: async (networks) => {
    requireNetworks(networks);
    const weights = networks.map((network) =>
      network.layers.map((_, k) => asWeights(new Float64Array(weightCount(network, k)))),
    );
    const moments: (RunningMoments | null)[] = networks.map(() => null);
    return checkedModel(networks, {
      train: (spikes, plans) =>
        networks.map((network, index) => {
          const plan = plans[index]!;
          if (plan.optimiser?.use === 'adam') moments[index] ??= noMoments(network);
          return trainOne(network, weights[index]!, moments[index]!, spikes, plan);
        }),
      infer: (spikes, samples, detail) =>
        networks.map((network, index) => inferOne(network, weights[index]!, spikes, samples, detail)),
      read: () => weights.map((layers) => layers.map((layer) => asWeights(layer.slice()))),
      write: (from) => {
        from.forEach((layers, index) => {
          layers.forEach((layer, k) => {
            weights[index]![k] = asWeights(Float64Array.from(layer));
          });
        });
      },
      readMoments: () => moments.map((each) => each && copyOf(each)),
      writeMoments: (from) => {
        from.forEach((each, index) => {
          moments[index] = each && copyOf(each);
        });
      },
      dispose: () => {},
    });
  },
});

const copyOf = ({ steps, first, second }: RunningMoments): RunningMoments => {
  const copy = (layers: readonly Weights[]): Weights[] =>
    layers.map((layer) => asWeights(Float64Array.from(layer)));
  return { steps, first: copy(first), second: copy(second) };
};

/** Learns in place in `weights` and `moments`. */
function trainOne(
  network: Network,
  weights: Weights[],
  moments: RunningMoments | null,
  spikes: Spikes,
  plan: EpochPlan,
): EpochStats {
  const { rule, dropout } = plan;
  const { duration } = network;
  const learning = learningNetwork(network, plan);
  const definition = definitionOf(rule);
  const fired = network.layers.map((_, k) => new Uint32Array(neuronsOf(network, k)));
  let learned = 0;
  let correct = 0;
  const see = (sample: number, position: number): Seen => {
    const label = spikes.labels[sample]!;
    const thin = dropout
      ? (times: SpikeTimes, k: number) => withoutDropped(times, dropout, position, k, duration)
      : undefined;
    const times = forward(learning, weights, timesOfSample(spikes, sample), thin);
    const outputs = times[network.layers.length]!;
    const earliest = Math.min(...outputs);
    if (earliest < duration && outputs[label] === earliest) correct++;
    if (definition.teaches(learning, weights, { times, label }, rule)) learned++;
    fired.forEach((counts, k) => {
      times[k + 1]!.forEach((time, j) => {
        if (time < duration) counts[j]!++;
      });
    });
    return {
      times,
      label,
      ...(dropout && { isDropped: (k: number, j: number) => isDropped(dropout, position, k, j) }),
    };
  };
  for (let from = 0; from < plan.samples.length; from += plan.batch) {
    const group = Array.from(plan.samples.subarray(from, from + plan.batch), (sample, index) =>
      see(sample, from + index),
    );
    const update = updateOf(network, plan, moments);
    const next = definition.learn(learning, weights, group, rule, { through: passesThrough(plan), update });
    next.forEach((layer, k) => {
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
    const answer = answerTo(network, weights, timesOfSample(spikes, sample));
    const { times: all, read: step } = answer;
    times.set(all[layers]!, row * outputs);
    read.set(answer.potentials, row * outputs);
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
