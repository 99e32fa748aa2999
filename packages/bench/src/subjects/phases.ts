import {
  indices,
  initialWeights,
  type Model,
  presets,
  type Spikes,
  samplesIn,
  train,
  type Weights,
} from '@s4nn/core';
import type { Material, Subject } from './subjects.js';

/** The work of a batch. */
export type Work = 'infer' | 'train';
/** `early`: inference with the initial weights, learning in the first epoch. `late`: some epochs later. */
export type Phase = 'early' | 'late';

/** Weights to start from, and samples to run, in order. */
export interface Batch {
  readonly weights: readonly Weights[];
  readonly samples: Uint32Array;
}

const seed = 1;

/** The rule of the authors' script. */
export const rule = presets.reference.rule;

/**
 * One batch per turn for each work and phase, spread evenly: early learning over `subject.early`, each batch from the weights
 * that learning has reached by then; late learning over the same samples; inference over the samples held out.
 * @param model learns the weights.
 */
export async function batchesOf(
  subject: Subject,
  { spikes, training }: Material,
  model: Model,
  turns: number,
  epochs: number,
): Promise<Record<Work, Record<Phase, Batch[]>>> {
  const initial = initialWeights(subject.network, seed);
  const held = spread(training, samplesIn(spikes), subject.batch, turns);
  await model.write([initial]);
  const early: Batch[] = [];
  let learned = 0;
  for (const samples of spread(...subject.early, subject.batch, turns)) {
    await learn(model, spikes, learned, samples[0]!);
    learned = samples[0]!;
    early.push({ samples, weights: (await model.read())[0]! });
  }
  // Starts again with the usual training, because it revives dead neurons.
  for await (const _ of train(model, spikes, { epochs, seed, shuffle: false, training: indices(training) }));
  const late = (await model.read())[0]!;
  return {
    infer: {
      early: held.map((samples) => ({ samples, weights: initial })),
      late: held.map((samples) => ({ samples, weights: late })),
    },
    train: { early, late: early.map(({ samples }) => ({ samples, weights: late })) },
  };
}

/** Batches of neighbouring samples, the first at `from`, the last before `to`. */
function spread(from: number, to: number, batch: number, turns: number): Uint32Array[] {
  const stride = turns === 1 ? 0 : Math.floor((to - from - batch) / (turns - 1));
  return Array.from({ length: turns }, (_, turn) =>
    indices(batch).map((sample) => from + turn * stride + sample),
  );
}

/** Learns from samples from…to, in order. */
async function learn(model: Model, spikes: Spikes, from: number, to: number): Promise<void> {
  const samples = indices(to - from).map((sample) => from + sample);
  await model.train(spikes, [{ samples, batch: 1, rule, rate: 1 }]);
}
