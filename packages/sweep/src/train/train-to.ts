import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { completeRecorded, identity, searchMembers } from '@s4nn/config';
import type { EpochReport, Weights } from '@s4nn/core';
import { type Failure, isLast, type Segment } from '@s4nn/lanes';
import type { SweepContext } from '../sweep-context.js';
import type { Checkpoint } from './checkpoint.js';
import { readCheckpoint } from './read-checkpoint.js';
import { checkpointWriter } from './write-checkpoint.js';

/** A whole training, which segments are parts of. */
export type Training = Pick<Segment, 'name' | 'json' | 'part'>;

/** How a training ended: the reports of its epochs after `from`, and the weights after the last one. */
export type Trained =
  | { readonly ok: true; readonly epochs: readonly EpochReport[]; readonly weights: readonly Weights[] }
  | (Failure & { readonly epochs: readonly EpochReport[] });

/** The epochs of a training that are wanted: those after `from`, which is the last one in the log, up to `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Follows a training. */
export interface Listener {
  onEpoch(report: EpochReport): void;
  /** The thread has died, and another one resumes from the last checkpoint. */
  onRetry(message: string): void;
  /** Its checkpoint is not used, and it starts again from its first epoch. */
  onRestart(message: string): void;
}

/**
 * Trains on a lane up to the end of epoch `to`, or less if patience ends the training. Resumes from the training's checkpoint if
 * there is one, and writes it after every epoch. The result is the same to the last bit with or without one, and whatever died.
 * @returns null if `signal` stopped it before. The reports begin earlier than after `from` if it had to train these epochs again.
 * @throws Error if the checkpoint cannot be written.
 */
export async function trainTo(
  context: Pick<SweepContext, 'config' | 'host' | 'lanes' | 'checkpoints'>,
  { name, json, part }: Training,
  wanted: Span,
  { onEpoch, onRetry, onRestart }: Listener,
  signal: AbortSignal,
): Promise<Trained | null> {
  const file = checkpointFile(context, name);
  const split = context.host.split(part);
  const samples = [split.training.length, split.validation.length];
  const keyOf = (config: string): string => createHash('sha256').update(`${samples} ${config}`).digest('hex');
  const trained = identity(json);
  const training = keyOf(trained);
  // A checkpoint from before a member of configs existed belongs to the same training if that member has its default.
  const isSame = (other: Pick<Checkpoint, 'training' | 'config'>): boolean =>
    other.training === training ||
    keyOf(identity(completeRecorded(context.config, other.config))) === training;
  const start = readCheckpoint(file, isSame, wanted);
  if (start.dropped !== null) onRestart(start.dropped);
  const write = checkpointWriter(file, { training, config: JSON.parse(trained) }, start.span);
  const retries = context.config.json.search?.retries ?? searchMembers.retries.default;
  const { to } = wanted;
  const epochs = [...start.reports];
  let { state } = start;
  const isDone = (): boolean => state !== null && (state.epoch >= to || isLast(json, state));
  for (let attempt = 0; !isDone(); attempt++) {
    const begun = epochs.length;
    const outcome = await context.lanes.run(
      { name, json, part, from: state, to },
      ({ report, weights, moments }) => {
        state = { epoch: report.epoch, weights, moments, best: report.best };
        epochs.push(report);
        write(state, report);
        onEpoch(report);
      },
      signal,
    );
    if (outcome.ok && !isDone()) return null;
    if (outcome.ok) break;
    if (!outcome.died || attempt >= retries || signal.aborted) {
      return { ...outcome, epochs: epochs.slice(0, begun + outcome.trained) };
    }
    onRetry(outcome.message);
  }
  return { ok: true, epochs, weights: state!.weights };
}

/** The path of a training's checkpoint. */
export const checkpointFile = ({ checkpoints }: Pick<SweepContext, 'checkpoints'>, name: string): string =>
  join(checkpoints, name);
