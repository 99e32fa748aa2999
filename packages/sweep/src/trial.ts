import {
  type Backend,
  type EpochReport,
  isInputError,
  type Network,
  type Rule,
  type Spikes,
  type Split,
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
    readonly seed: number;
    readonly shuffle: boolean;
    readonly revive: number;
  };
  /** Whether the outcome carries the last weights. */
  readonly keepWeights: boolean;
}

/** What the schedule answers to an epoch's report. */
export type Decision = 'continue' | 'stop';

/** How a trial ended; errors are data, because a thread boundary strips them. */
export type TrialOutcome =
  | { readonly ok: true; readonly weights: readonly Weights[] | null }
  | {
      readonly ok: false;
      readonly message: string;
      /** Whether it is the user's, an InputError. */
      readonly mistake: boolean;
    };

/** Trains one network, reporting every epoch and stopping when told to. Never throws. */
export async function runTrial(
  job: TrialJob,
  report: (epoch: EpochReport) => Promise<Decision>,
): Promise<TrialOutcome> {
  try {
    const backend = await createBackend(job.backend);
    await using model = await backend.compile([job.network]);
    for await (const epoch of train(model, job.spikes, { ...job.training, ...job.split })) {
      if ((await report(epoch)) === 'stop') break;
    }
    return { ok: true, weights: job.keepWeights ? (await model.read())[0]! : null };
  } catch (error) {
    return { ok: false, message: messageOf(error), mistake: isInputError(error) };
  }
}

/** Loads a backend from its module. */
export async function createBackend(backend: ResolvedPlugin): Promise<Backend> {
  const plugin = await load<'backend'>(backend);
  return plugin.create(backend.options as never);
}

/** One line for users' mistakes, the stack for everything else. */
export const messageOf = (error: unknown): string =>
  isInputError(error)
    ? error.message
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error);
