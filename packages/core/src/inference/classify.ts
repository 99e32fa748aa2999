import type { Model } from '../backend.js';
import type { Spikes } from '../data/spikes.js';
import { decide } from './decide.js';

/** A network's answer to one sample. */
export interface Answer {
  /** Class index by the `potential` rule. */
  readonly class: number;
  /** Decision step τ, or null when no output fired. */
  readonly step: number | null;
}

/** Classifies every sample with the first network of a model. */
export async function classify(model: Model, spikes: Spikes): Promise<Answer[]> {
  const [inference] = await model.infer(spikes);
  const { potential, steps } = decide(model.networks[0], inference!);
  return Array.from(potential, (answer, sample) => ({
    class: answer,
    step: steps[sample] === spikes.duration ? null : steps[sample]!,
  }));
}
