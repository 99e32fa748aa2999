import {
  type Backend,
  type EpochReport,
  InputError,
  isInputError,
  type Network,
  type Rule,
  type Spikes,
  type Split,
  type TrainingState,
  train,
  type Weights,
} from '@s4nn/core';
import type { ResolvedPlugin } from './config/index.js';
import { load } from './load.js';

/** Everything a trial needs; may cross to a worker thread. The spikes and the split lie in shared memory. */
export interface TrialJob {
  readonly backend: ResolvedPlugin;
  readonly network: Network;
  readonly spikes: Spikes;
  readonly split: Split;
  readonly training: {
    readonly rule: Rule;
    readonly epochs: number;
    readonly batch: number;
    readonly seed: number;
    readonly shuffle: boolean;
    readonly revive: number;
  };
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
}

/** An error as data, because a thread boundary strips errors. */
export interface Failure {
  readonly ok: false;
  readonly message: string;
  /** Whether it is the user's, an InputError. */
  readonly mistake: boolean;
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
    const backend = await createBackend(job.backend);
    await using model = await backend.compile([job.network]);
    let state = from;
    const keep = (kept: TrainingState): void => {
      state = kept;
    };
    const options = { ...job.training, ...job.split, keep, ...(from === null ? {} : { resume: from }) };
    for await (const epoch of train(model, job.spikes, options)) {
      const last = epoch.epoch === job.training.epochs;
      trained++;
      await report({ report: epoch, weights: last ? (await model.read())[0]! : state!.weights });
      if (epoch.epoch === to || stopped()) break;
    }
    return { ok: true, trained };
  } catch (error) {
    return { ...failureOf(error), trained };
  }
}

/** Loads a backend from its module. */
export async function createBackend(backend: ResolvedPlugin): Promise<Backend> {
  const plugin = await load<'backend'>(backend);
  return plugin.create(backend.options as never);
}

/** An error as data. */
export const failureOf = (error: unknown): Failure => ({
  ok: false,
  message: messageOf(error),
  mistake: isInputError(error),
});

/** The error that a failure was. */
export const errorOf = ({ message, mistake }: Failure): Error =>
  mistake ? new InputError(message) : new Error(message);

/** One line for users' mistakes, the stack for everything else. */
const messageOf = (error: unknown): string =>
  isInputError(error)
    ? error.message
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error);
