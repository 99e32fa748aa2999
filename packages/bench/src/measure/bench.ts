import { type Model, weightsIn } from '@s4nn/core';
import { backends } from '../backends/backends.js';
import { batchesOf, type Phase, type Work } from '../subjects/phases.js';
import { type Material, materials, type Subject } from '../subjects/subjects.js';
import { measureCell } from './cell.js';
import type { Row } from './row.js';

/** What to measure, and how often. */
export interface BenchOptions {
  readonly subjects: Readonly<Record<string, Subject>>;
  /** Names of {@link backends}. */
  readonly backends: readonly string[];
  /** How often each backend is timed at each work, each time on another batch. */
  readonly turns: number;
  /** Milliseconds for which each backend runs before it is timed at a work. */
  readonly warmup: number;
  /** Late weights come after each subject's quick or full number of epochs. */
  readonly epochs: 'quick' | 'full';
}

/** Called with the progress of a run: the share that is done, 0…1, and what is next. */
export type Progress = (share: number, doing: string) => void;

const cells: readonly [Work, Phase][] = [
  ['infer', 'early'],
  ['infer', 'late'],
  ['train', 'early'],
  ['train', 'late'],
];

/** Measures the backends on the subjects; yields the rows of one work and phase of one subject at a time. */
export async function* bench(options: BenchOptions, progress: Progress): AsyncGenerator<Row[], void, void> {
  const subjects = Object.entries(options.subjects);
  // Roughly how long things take, in turns; the time of dense backends grows with the number of weights.
  const trainingOf = (subject: Subject): number => 2 * subject.epochs[options.epochs];
  const turnsOf = (subject: Subject): number => trainingOf(subject) + cells.length * options.turns;
  const total = subjects.reduce((sum, [, subject]) => sum + weightsIn(subject.network) * turnsOf(subject), 0);
  const encoded = new Map<keyof typeof materials, Material>();
  let done = 0;
  for (const [name, subject] of subjects) {
    const step = weightsIn(subject.network) / total;
    progress(done, `${name}: training`);
    const material = encoded.get(subject.material) ?? materials[subject.material]();
    encoded.set(subject.material, material);
    const models = new Map<string, Model>();
    try {
      for (const backend of options.backends) {
        models.set(backend, await backends[backend]!.create().compile([subject.network]));
      }
      await using trainer = await Object.values(backends)[0]!.create().compile([subject.network]);
      const batches = await batchesOf(
        subject,
        material,
        trainer,
        options.turns,
        subject.epochs[options.epochs],
      );
      done += step * trainingOf(subject);
      for (const [work, phase] of cells) {
        progress(done, `${name}: ${work}, ${phase}`);
        const rows = await measureCell(
          models,
          trainer,
          material.spikes,
          work,
          batches[work][phase],
          options.warmup,
          () => {
            done += step;
            progress(done, `${name}: ${work}, ${phase}`);
          },
        );
        const epochs = phase === 'late' ? subject.epochs[options.epochs] : 0;
        yield rows.map((row) => ({ ...row, network: name, work, phase, epochs }));
      }
    } finally {
      for (const model of models.values()) await model[Symbol.asyncDispose]();
    }
  }
}
