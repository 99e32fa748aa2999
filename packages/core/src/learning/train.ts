import { weights as asWeights, type Weights } from '../arrays.js';
import type { Model } from '../backend.js';
import { type Spikes, samplesIn } from '../data/spikes.js';
import { indices } from '../data/split.js';
import { InputError } from '../errors.js';
import { evaluate } from '../inference/evaluate.js';
import { initialWeights } from '../network/initial-weights.js';
import { random, shuffle } from '../random.js';
import { requireBatch } from './plan.js';
import { revive } from './revive.js';
import { trainEpoch } from './train-epoch.js';
import type { EpochReport, TrainingOptions } from './training.js';

/**
 * Trains the first network of a model, one epoch per `next()`. Between two calls the model holds the weights that were
 * validated. To stop early, call no further `next()`.
 * @throws InputError if the batch is not an integer in 1…2³¹ − 1, or if weights have become infinite or NaN.
 */
export async function* train(
  model: Model,
  spikes: Spikes,
  options: TrainingOptions,
): AsyncGenerator<EpochReport, void, void> {
  const { epochs, seed, batch = 1, revive: share = 0.001 } = options;
  requireBatch(batch);
  const training = options.training ?? indices(samplesIn(spikes));
  const validation = options.validation ?? new Uint32Array();
  await model.write([options.resume?.weights ?? initialWeights(model.networks[0], seed)]);
  await model.writeMoments?.([options.resume?.moments ?? null]);
  let best = options.resume?.best ?? null;
  for (let epoch = (options.resume?.epoch ?? 0) + 1; epoch <= epochs; epoch++) {
    if (best !== null && isOver(epoch - 1, best.epoch, options.patience)) return;
    const samples =
      (options.shuffle ?? true) ? shuffle(training.slice(), random(seed, 'shuffle', epoch)) : training;
    const stats = await trainEpoch(model, spikes, samples, options, epoch);
    const evaluation = validation.length === 0 ? null : await evaluate(model, spikes, validation, 'decision');
    if (evaluation && (best === null || evaluation.accuracy.potential > best.accuracy)) {
      best = { epoch, accuracy: evaluation.accuracy.potential };
    }
    const [weights] = (await model.read()) as [readonly Weights[]];
    requireFinite(weights, epoch);
    const revived = revive(model.networks[0], weights, stats, training.length, share, seed, epoch);
    if (options.keep) {
      const [moments] = (await model.readMoments?.()) ?? [];
      options.keep({
        epoch,
        weights: weights.map((layer) => asWeights(layer.slice())),
        ...(moments && { moments }),
        best,
      });
    }
    yield {
      epoch,
      trainingAccuracy: training.length === 0 ? 0 : stats.correct / training.length,
      learned: training.length === 0 ? 0 : stats.learned / training.length,
      validation: evaluation,
      best,
      revived,
    };
    if (revived > 0 && epoch < epochs) await model.write([weights]);
  }
}

/** Whether patience has run out after an epoch. */
export const isOver = (epoch: number, bestEpoch: number, patience: number | undefined): boolean =>
  patience !== undefined && epoch - bestEpoch >= patience;

function requireFinite(weights: readonly Weights[], epoch: number): void {
  for (const [k, layer] of weights.entries()) {
    for (let index = 0; index < layer.length; index++) {
      if (Number.isFinite(layer[index])) continue;
      throw new InputError(
        `layer ${k}: found a weight of ${layer[index]} after epoch ${epoch}, expected finite ones; lower its learningRate`,
      );
    }
  }
}
