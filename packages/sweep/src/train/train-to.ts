import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { completeRecorded, identity, searchMembers } from '@s4nn/config';
import type { EpochReport, Weights } from '@s4nn/core';
import { type Failure, isLast, type Segment } from '@s4nn/lanes';
import type { SweepContext } from '../sweep-context.js';
import { type Checkpoint, writeCheckpoint } from './checkpoint.js';
import { readCheckpoint } from './read-checkpoint.js';
import { watchdog } from './watchdog.js';

/** A whole training, which segments are parts of. */
export type Training = Pick<Segment, 'name' | 'json' | 'part'>;

/** How a training ended: all its epochs, and the weights after the last one. */
export type Trained =
  | { readonly ok: true; readonly epochs: readonly EpochReport[]; readonly weights: readonly Weights[] }
  | FailedTraining;

/** A training that failed, with the epochs before. */
export interface FailedTraining extends Failure {
  readonly epochs: readonly EpochReport[];
  /** The seconds without a finished epoch that ended it; null if it failed by itself. */
  readonly silentFor: number | null;
}

/** Follows a training. */
export interface Listener {
  onEpoch(report: EpochReport): void;
  /** The thread has died, and another one resumes from the last checkpoint. */
  onRetry(message: string): void;
}

/**
 * Trains on a lane up to the end of epoch `to`, or less if patience ends the training. Resumes from the training's checkpoint if
 * there is one, and writes it after every epoch. The result is the same to the last bit with or without one, and whatever died.
 * Where no epoch ends for as long as the search allows, its thread is ended and it fails.
 * @returns null if `signal` stopped it before.
 * @throws Error if the checkpoint cannot be written, or another process has taken the sweep over.
 */
export async function trainTo(
  context: Pick<SweepContext, 'config' | 'host' | 'lanes' | 'checkpoints' | 'requireHeld'>,
  { name, json, part }: Training,
  to: number,
  { onEpoch, onRetry }: Listener,
  signal: AbortSignal,
): Promise<Trained | null> {
  const file = checkpointFile(context, name);
  const split = context.host.split(part);
  const samples = [split.training.length, split.validation.length];
  const keyOf = (config: string): string => createHash('sha256').update(`${samples} ${config}`).digest('hex');
  const trained = identity(json);
  const training = keyOf(trained);
  const config: unknown = JSON.parse(trained);
  // A checkpoint from before a member of configs existed belongs to the same training if that member has its default.
  const found = readCheckpoint(
    file,
    (head) =>
      head.training === training ||
      (head.config !== undefined &&
        keyOf(identity(completeRecorded(context.config, head.config))) === training),
  );
  const start: Checkpoint =
    found && found.epochs.length <= to ? found : { training, config, epochs: [], weights: [], moments: null };
  const { retries = searchMembers.retries.default, trialTimeout } = context.config.json.search ?? {};
  let now = start;
  const isDone = (): boolean => {
    const last = now.epochs.at(-1);
    return last !== undefined && (last.epoch >= to || isLast(json, last));
  };
  const silence = `no epoch finished for ${trialTimeout} s`;
  let attempt = 0;
  let alone = context.config.json.backend.population === 1;
  while (!isDone()) {
    const begun = now.epochs.length;
    const kill = new AbortController();
    using life = watchdog(trialTimeout, () => kill.abort());
    const { weights, moments, epochs } = now;
    const from = begun === 0 ? null : { epoch: begun, weights, moments, best: epochs.at(-1)!.best };
    const outcome = await context.lanes.run(
      { name, json, part, from, to, ...(alone && { alone }) },
      ({ report, weights, moments }) => {
        life.heard();
        now = { training, config, epochs: [...now.epochs, report], weights, moments };
        context.requireHeld();
        writeCheckpoint(file, now);
        onEpoch(report);
      },
      signal,
      { onBegin: life.heard, kill: kill.signal },
    );
    if (outcome.ok && !isDone()) return null;
    if (outcome.ok) break;
    const isSilent = outcome.died && !outcome.aside && kill.signal.aborted;
    const mayRetry = isSilent ? !alone : outcome.aside || attempt++ < retries;
    if (!outcome.died || !mayRetry || signal.aborted) {
      const message = isSilent ? `${silence} (/search/trialTimeout)` : outcome.message;
      const silentFor = isSilent ? trialTimeout! : null;
      return { ...outcome, message, silentFor, epochs: now.epochs.slice(0, begun + outcome.trained) };
    }
    // Any of those that shared a thread may be the one that hangs: in threads of their own it will show.
    alone ||= isSilent || outcome.aside === true;
    onRetry(isSilent ? `${silence} in a thread with others` : outcome.message);
  }
  return { ok: true, epochs: now.epochs, weights: now.weights };
}

/** The path of a training's checkpoint. */
export const checkpointFile = ({ checkpoints }: Pick<SweepContext, 'checkpoints'>, name: string): string =>
  join(checkpoints, name);
