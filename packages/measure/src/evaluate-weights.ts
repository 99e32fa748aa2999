import type { Config } from '@s4nn/config';
import {
  type Analysis,
  completeOptions,
  type Evaluation,
  indices,
  type Network,
  presets,
  type SynapticOperations,
  samplesIn,
  synapticOperations,
} from '@s4nn/core';
import { createBackend, evaluateOnLanes, type InferenceJob, openLanes } from '@s4nn/lanes';
import { type Confusion, galleryOf } from './gallery.js';
import { type LoadedWeights, loadWeights } from './load-weights.js';
import { shared } from './shared-options.js';

/** How stored weights do on the test samples. */
export interface EvaluatedWeights extends Evaluation, Analysis {
  readonly network: Network;
  /** Class of each output. */
  readonly names: readonly string[];
  readonly operations: SynapticOperations;
  /** The most frequent confusions, with some of their samples as images where they are. */
  readonly gallery: readonly Confusion[];
  /** For each layer: its size, and how many neurons fired on none of the samples (`dead`) and on all of them (`always`). */
  readonly neurons: readonly { readonly size: number; readonly dead: number; readonly always: number }[];
  /** The same weights with scaled output thresholds: what an earlier answer costs. */
  readonly thresholds: readonly ScaledThreshold[];
}

/** How a network does with a scaled output threshold. */
export interface ScaledThreshold extends Pick<Evaluation, 'accuracy' | 'ties' | 'silent' | 'decisionStep'> {
  readonly factor: number;
  /** Additions per sample until the decision. */
  readonly toDecision: number;
}

/** How to evaluate weights. */
export interface EvaluateOptions {
  /** The class that each output stands for, if the weights have them in another order. */
  readonly classes?: readonly number[];
  /** How many to use at most, instead of the config's. */
  readonly threads?: number | 'auto';
}

const schema = { properties: shared };

const factors = [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2];

/**
 * Evaluates stored weights on the test samples of a config.
 * @param files one file with all layers, or one `.npy` per layer in order.
 * @throws InputError for unknown options, or if the weights do not fit the config's network.
 */
export async function evaluateWeights(
  config: Config,
  files: readonly string[],
  options: EvaluateOptions = {},
): Promise<EvaluatedWeights> {
  const { classes, threads } = completeOptions<EvaluateOptions>('evaluateWeights', schema, options);
  return evaluateLoaded(config, await loadWeights(config, files, classes), threads);
}

/** {@link evaluateWeights} for weights that have been loaded. */
export async function evaluateLoaded(
  config: Config,
  { host, network, weights, spikes, samples, names }: LoadedWeights,
  threads?: number | 'auto',
): Promise<EvaluatedWeights> {
  await using lanes = openLanes(Promise.resolve(host), config, threads);
  const job = { backend: config.plugins.backend, network, weights, spikes };
  const { json } = config;
  const { evaluation, ...analysis } = await evaluateOnLanes(lanes, json, { ...job, detail: 'full' });
  const thresholds: ScaledThreshold[] = [];
  for (const factor of factors) {
    const scaled = withOutputThreshold(network, factor);
    const scaledJson = { ...json, network: { ...json.network, layers: scaled.layers } };
    const { evaluation: found } = await evaluateOnLanes(lanes, scaledJson, {
      ...job,
      network: scaled,
      detail: 'decision',
    });
    const { accuracy, ties, silent, decisionStep, spikesToDecision } = found;
    const { toDecision } = synapticOperations(network, spikesToDecision, spikesToDecision);
    thresholds.push({ factor, accuracy, ties, silent, decisionStep, toDecision });
  }
  return {
    ...evaluation,
    ...analysis,
    network,
    names,
    operations: synapticOperations(network, evaluation.spikes!, evaluation.spikesToDecision),
    gallery: galleryOf(analysis.mistakes, samples),
    neurons: await firingOf(job),
    thresholds,
  };
}

function withOutputThreshold(network: Network, factor: number): Network {
  const last = network.layers.length - 1;
  const layers = network.layers.map((layer, k) =>
    k === last ? { ...layer, threshold: layer.threshold * factor } : layer,
  );
  return { ...network, layers: layers as unknown as Network['layers'] };
}

/** How many neurons of each layer fire on no sample, and on all samples. */
async function firingOf({ backend, network, weights, spikes }: Omit<InferenceJob, 'detail'>) {
  await using model = await (await createBackend(backend)).compile([network]);
  await model.write([weights]);
  const count = samplesIn(spikes);
  // A pass that learns nothing counts how often each neuron fires.
  const plan = { samples: indices(count), rule: presets.reference.rule, rate: 0, batch: 1 };
  const [stats] = await model.train(spikes, [plan]);
  return stats!.fired.map((counts) => ({
    size: counts.length,
    dead: counts.filter((fired) => fired === 0).length,
    always: counts.filter((fired) => fired === count).length,
  }));
}
