import type { EpochStats, Model } from '../backend.js';
import type { Spikes } from '../data/spikes.js';
import { indices } from '../data/split.js';
import { type Random, random } from '../random.js';
import type { CompleteTraining } from './complete-training.js';
import type { EpochPlan } from './plan.js';
import { rateIn } from './schedule.js';

/** Samples that are encoded at a time, about. */
const encodedAtATime = 4096;

/** Learns an epoch from the samples in their order; with an encoding of its own a part at a time, of whole groups. */
export async function trainEpoch(
  model: Model,
  spikes: Spikes,
  samples: Uint32Array,
  options: CompleteTraining,
  epoch: number,
): Promise<EpochStats> {
  const { batch, seed, encode } = options;
  const draw = random(seed, 'dropout', epoch);
  const learn = async (given: Spikes, chosen: Uint32Array): Promise<EpochStats> => {
    const plan = planOf(options, epoch, draw);
    return (await model.train(given, [{ samples: chosen, ...plan }]))[0]!;
  };
  if (!encode) return learn(spikes, samples);
  const part = batch * Math.ceil(encodedAtATime / batch);
  let all: EpochStats | null = null;
  for (let from = 0; from < samples.length || !all; from += part) {
    const chosen = samples.subarray(from, from + part);
    const stats = await learn(encode(chosen, epoch), indices(chosen.length));
    all = all ? sumOf(all, stats) : stats;
  }
  return all;
}

const sumOf = (one: EpochStats, other: EpochStats): EpochStats => ({
  learned: one.learned + other.learned,
  correct: one.correct + other.correct,
  fired: one.fired.map((counts, k) => counts.map((count, j) => count + other.fired[k]![j]!)),
});

/** What a plan has beside its samples. */
function planOf(options: CompleteTraining, epoch: number, draw: Random): Omit<EpochPlan, 'samples'> {
  const { epochs, rule, batch, optimiser, schedule, dropout, outputThreshold } = options;
  const isThin = dropout.inputs > 0 || dropout.hidden > 0;
  return {
    ...{ rule, batch, optimiser, outputThreshold },
    rate: rateIn(schedule, epoch, epochs),
    ...(isThin && { dropout: { ...dropout, key: Math.floor(draw() * 2 ** 32) } }),
  };
}
