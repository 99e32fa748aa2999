import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { EpochReport, Weights } from '@s4nn/core';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.js';
import { type ConfigJson, identity } from './config/index.js';
import type { Run } from './run.js';
import type { Failure, TrialJob } from './trial.js';

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

/**
 * Trains on a lane up to the end of epoch `to`, on from the training's checkpoint where there is one, which is written
 * after every epoch. With or without one, it comes to the same bits.
 * @returns null when `signal` stopped it before.
 * @throws Error when the checkpoint cannot be written.
 */
export async function trainTo(
  run: Pick<Run, 'lanes' | 'checkpoints'>,
  { name, json, job }: Training,
  to: number,
  onEpoch: (report: EpochReport) => void,
  signal: AbortSignal,
): Promise<Trained | null> {
  const file = checkpointFile(run, name);
  const samples = [job.split.training, job.split.validation].map(({ length }) => length);
  const training = createHash('sha256')
    .update(`${samples} ${identity(json)}`)
    .digest('hex');
  const found = readCheckpoint(file, training);
  const start: Checkpoint =
    found && found.epochs.length <= to ? found : { training, epochs: [], weights: [] };
  if (start.epochs.length === to) return { ok: true, ...start };
  const epoch = start.epochs.length;
  const best = start.epochs.at(-1)?.best ?? null;
  const from = epoch === 0 ? null : { epoch, weights: start.weights, best };
  let now = start;
  const outcome = await run.lanes.run(
    { job, from, to },
    ({ report, weights }) => {
      now = { training, epochs: [...now.epochs, report], weights };
      writeCheckpoint(file, now);
      onEpoch(report);
    },
    signal,
  );
  const epochs = now.epochs.slice(0, epoch + outcome.trained);
  if (!outcome.ok) return { ...outcome, epochs };
  return epochs.length < to ? null : { ok: true, epochs, weights: now.weights };
}

/** Where the checkpoint of a training lies. */
export const checkpointFile = ({ checkpoints }: Pick<Run, 'checkpoints'>, name: string): string =>
  join(checkpoints, name);
