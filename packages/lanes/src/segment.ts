import type { ResolvedPlugin, Training } from '@s4nn/config';
import { load } from '@s4nn/config';
import {
  type Augmentation,
  augmentation,
  type EpochReport,
  isOver,
  type Moments,
  type Network,
  type Samples,
  type Spikes,
  type Split,
  type TrainingState,
  train,
  type Weights,
} from '@s4nn/core';
import { type Failure, failureOf } from './failure.js';
import { createBackend, sharedBackend } from './host/create-backend.js';

/** Everything a trial needs; may cross to a worker thread. The spikes and the split lie in shared memory. */
export interface TrialJob {
  readonly backend: ResolvedPlugin;
  /** Networks that a thread trains side by side by one call. */
  readonly population: number;
  readonly network: Network;
  readonly spikes: Spikes;
  /** What tells these spikes from others of the sweep. */
  readonly encoding: string;
  readonly split: Split;
  /** What the training samples are before they are encoded, and how they are varied; null where they are not. */
  readonly augmentation: {
    readonly options: Augmentation;
    readonly encoder: ResolvedPlugin;
    /** In shared memory. */
    readonly samples: Samples;
  } | null;
  readonly training: Omit<Training, 'validation' | 'augmentation'>;
}

/** A part of a trial that runs without being asked anything: the epochs after `from` up to `to`. */
export interface Segment {
  readonly job: TrialJob;
  /** Null for the start of the trial. */
  readonly from: TrainingState | null;
  readonly to: number;
}

/** An epoch that was trained. */
export interface TrainedEpoch {
  readonly report: EpochReport;
  /** With which the next epoch begins; after the last of the job, those it ends with. One array a layer. */
  readonly weights: readonly Weights[];
  /** What Adam remembers; nothing without it. */
  readonly moments: Moments | null;
}

/** How a segment ended, and how many epochs it trained: fewer than it was to if it was stopped, or failed. */
export type SegmentOutcome = ({ readonly ok: true } | Failure) & { readonly trained: number };

/** Trains one network over a segment and reports every epoch. Never throws. */
export async function runSegment(
  { job, from, to }: Segment,
  report: (epoch: TrainedEpoch) => Promise<void> | void,
  stopped: () => boolean,
): Promise<SegmentOutcome> {
  let trained = 0;
  if (stopped()) return { ok: true, trained };
  try {
    const backend = await (job.population > 1 ? sharedBackend : createBackend)(job.backend);
    await using model = await backend.compile([job.network]);
    let state = from;
    const keep = (kept: TrainingState): void => {
      state = kept;
    };
    const encode = await encodingOf(job);
    const options = {
      ...job.training,
      ...job.split,
      keep,
      ...(encode && { encode }),
      ...(from === null ? {} : { resume: from }),
    };
    for await (const epoch of train(model, job.spikes, options)) {
      trained++;
      const weights = isLast(job, epoch) ? (await model.read())[0]! : state!.weights;
      await report({ report: epoch, weights, moments: state!.moments ?? null });
      if (epoch.epoch === to || stopped()) break;
    }
    return { ok: true, trained };
  } catch (error) {
    return { ...failureOf(error), trained };
  }
}

/** What makes the spikes of varied samples anew for each epoch; null where they are not varied. */
async function encodingOf({ augmentation: varied, training: { seed } }: TrialJob) {
  if (!varied) return null;
  const { options, encoder, samples } = varied;
  const plugin = await load<'encoder'>(encoder);
  const encode = plugin.create(encoder.options as never, samples);
  const vary = augmentation(samples, options, seed);
  return (indices: Uint32Array, epoch: number): Spikes => encode(vary(indices, epoch));
}

/** Whether a training ends with an epoch: it is the last one, or patience is at its end. */
export const isLast = ({ training }: Pick<TrialJob, 'training'>, { epoch, best }: EpochReport): boolean =>
  epoch === training.epochs || (best !== null && isOver(epoch, best.epoch, training.patience));
