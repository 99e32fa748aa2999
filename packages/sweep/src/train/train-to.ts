import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ConfigJson } from '@s4nn/config';
import { identity, searchMembers } from '@s4nn/config';
import type { EpochReport, Weights } from '@s4nn/core';
import type { Failure } from '@s4nn/lanes';
import { isLast, type TrialJob } from '@s4nn/lanes';
import type { Run } from '../sweep-context.js';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.js';

/** What to train, under a name that is its own within the sweep. */
export interface Training {
  readonly name: string;
  /** The config that the job comes from. */
  readonly json: ConfigJson;
  readonly job: TrialJob;
}

/** Where a training stands: all its epochs, and after the last one its weights. */
export type Trained =
  | { readonly ok: true; readonly epochs: readonly EpochReport[]; readonly weights: readonly Weights[] }
  | (Failure & { readonly epochs: readonly EpochReport[] });

/** Hears how a training goes on. */
export interface Listener {
  onEpoch(report: EpochReport): void;
  /** The thread has died, and another one goes on from the last checkpoint. */
  onRetry(message: string): void;
}

/**
 * Trains on a lane up to the end of epoch `to`, or less where patience ends it, on from the training's checkpoint where
 * there is one, which is written after every epoch. With or without one, and whatever died, it comes to the same bits.
 * @returns null when `signal` stopped it before.
 * @throws Error when the checkpoint cannot be written.
 */
export async function trainTo(
  run: Pick<Run, 'config' | 'lanes' | 'checkpoints'>,
  { name, json, job }: Training,
  to: number,
  { onEpoch, onRetry }: Listener,
  signal: AbortSignal,
): Promise<Trained | null> {
  const file = checkpointFile(run, name);
  const samples = [job.split.training, job.split.validation].map(({ length }) => length);
  const training = createHash('sha256')
    .update(`${samples} ${identity(json)}`)
    .digest('hex');
  const found = readCheckpoint(file, training);
  const start: Checkpoint =
    found && found.epochs.length <= to ? found : { training, epochs: [], weights: [], moments: null };
  const retries = run.config.json.search?.retries ?? searchMembers.retries.default;
  let now = start;
  const isDone = (): boolean => {
    const last = now.epochs.at(-1);
    return last !== undefined && (last.epoch >= to || isLast(job, last));
  };
  for (let attempt = 0; !isDone(); attempt++) {
    const begun = now.epochs.length;
    const { weights, moments, epochs } = now;
    const from = begun === 0 ? null : { epoch: begun, weights, moments, best: epochs.at(-1)!.best };
    const outcome = await run.lanes.run(
      { job, from, to },
      ({ report, weights, moments }) => {
        now = { training, epochs: [...now.epochs, report], weights, moments };
        writeCheckpoint(file, now);
        onEpoch(report);
      },
      signal,
    );
    if (outcome.ok && !isDone()) return null;
    if (outcome.ok) break;
    if (!outcome.died || attempt >= retries || signal.aborted) {
      return { ...outcome, epochs: now.epochs.slice(0, begun + outcome.trained) };
    }
    onRetry(outcome.message);
  }
  return { ok: true, epochs: now.epochs, weights: now.weights };
}

/** Where the checkpoint of a training lies. */
export const checkpointFile = ({ checkpoints }: Pick<Run, 'checkpoints'>, name: string): string =>
  join(checkpoints, name);
