import { weights as asWeights, type Weights } from '../arrays.js';
import type { Model } from '../backend.js';
import type { Spikes } from '../data/spikes.js';
import { evaluate } from '../inference/evaluate.js';
import { requireFinite } from '../network/check-network.js';
import { initialWeights } from '../network/initial-weights.js';
import { random, shuffle } from '../random.js';
import { completeTraining } from './complete-training.js';
import { revive } from './revive.js';
import { trainEpoch } from './train-epoch.js';
import type { EpochReport, TrainingOptions } from './training.js';

/**
 * Trains the first network of a model, one epoch per `next()`. Between two calls the model holds the weights that were
 * validated. To stop early, call no further `next()`.
 * @throws InputError for options that are unknown or that a config could not have, before anything is learned, and if weights
 * have become infinite or NaN.
 */
export async function* train(
  model: Model,
  spikes: Spikes,
  given: TrainingOptions,
): AsyncGenerator<EpochReport, void, void> {
  const options = completeTraining(model.networks[0], spikes, given);
  const { epochs, seed, training, validation } = options;
  await model.write([options.resume?.weights ?? initialWeights(model.networks[0], seed)]);
  await model.writeMoments?.([options.resume?.moments ?? null]);
  let best = options.resume?.best ?? null;
  for (let epoch = (options.resume?.epoch ?? 0) + 1; epoch <= epochs; epoch++) {
    if (best !== null && isOver(epoch - 1, best.epoch, options.patience)) return;
    const samples = options.shuffle ? shuffle(training.slice(), random(seed, 'shuffle', epoch)) : training;
    const stats = await trainEpoch(model, spikes, samples, options, epoch);
    const evaluation = validation.length === 0 ? null : await evaluate(model, spikes, validation, 'decision');
    if (evaluation && (best === null || evaluation.accuracy.potential > best.accuracy)) {
      best = { epoch, accuracy: evaluation.accuracy.potential };
    }
    const [weights] = (await model.read()) as [readonly Weights[]];
    requireFinite(weights, `after epoch ${epoch}, expected finite ones; lower its learningRate`);
    const revived = revive(model.networks[0], weights, stats, training.length, options.revive, seed, epoch);
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
