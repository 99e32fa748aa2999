import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { completeRecorded, identity, searchMembers } from '@s4nn/config';
import type { EpochReport } from '@s4nn/core';
import { isLast, type SegmentOutcome } from '@s4nn/lanes';
import type { SweepContext } from '../sweep-context.js';
import type { Checkpoint } from './checkpoint.js';
import { readCheckpoint } from './read-checkpoint.js';
import type { Listener, Span, Trained, Training } from './training.js';
import { checkpointWriter } from './write-checkpoint.js';

/**
 * Trains on a lane up to the end of epoch `to`, or less if patience ends the training. Resumes from the training's checkpoint if
 * there is one, and writes it after every epoch. The result is the same to the last bit with or without one, and whatever died.
 * Where no epoch ends for as long as the search allows, its thread is ended and it fails.
 * @returns null if `signal` stopped it before. The reports begin earlier than after `from` if it had to train these epochs again.
 * @throws Error if the checkpoint cannot be written, or another process has taken the sweep over.
 */
export async function trainTo(
  context: Pick<SweepContext, 'config' | 'host' | 'lanes' | 'checkpoints' | 'requireHeld'>,
  { name, json, part }: Training,
  wanted: Span,
  { onBegin, onEpoch, onRetry, onRestart }: Listener,
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
  const { retries = searchMembers.retries.default, trialTimeout } = context.config.json.search ?? {};
  const { to } = wanted;
  const epochs = [...start.reports];
  /** Reports of epochs after `state`, whose own states have not come; they may come again, from another lane. */
  const ahead = new Map<number, EpochReport>();
  let shown = start.state?.epoch ?? 0;
  let { state } = start;
  const isDone = (): boolean => state !== null && (state.epoch >= to || isLast(json, state));
  const silence = `no epoch finished for ${trialTimeout} s`;
  let ran: SegmentOutcome['ran'];
  let attempt = 0;
  let alone = context.config.json.backend.population === 1;
  while (!isDone()) {
    const begun = epochs.length;
    ahead.clear();
    // Elsewhere it may wait for a worker.
    if (context.lanes.where === undefined) onBegin(state?.epoch ?? 0, null);
    const outcome = await context.lanes.run(
      {
        ...{ name, json, part, from: state, to },
        ...(alone && { alone }),
        ...(trialTimeout !== undefined && { limit: trialTimeout }),
      },
      ({ report, state: reached }) => {
        ahead.set(report.epoch, report);
        if (reached) {
          state = { epoch: report.epoch, best: report.best, ...reached };
          const reports = [...ahead.values()].filter(({ epoch }) => epoch <= report.epoch);
          context.requireHeld();
          write(state, reports);
          epochs.push(...reports);
          ahead.clear();
        }
        // Another attempt may begin before what was shown.
        if (report.epoch > shown) onEpoch(report);
        shown = Math.max(shown, report.epoch);
      },
      signal,
      (worker) => onBegin(state?.epoch ?? 0, worker),
    );
    ran = outcome.ran && { ...outcome.ran, started: ran?.started ?? outcome.ran.started };
    if (outcome.ok && !isDone()) return null;
    if (outcome.ok) break;
    const isSilent = outcome.silent === true;
    const mayRetry = isSilent ? !alone : outcome.aside || attempt++ < retries;
    if (!outcome.died || !mayRetry || signal.aborted) {
      const message = isSilent ? `${silence} (/search/trialTimeout)` : outcome.message;
      const silentFor = isSilent ? trialTimeout! : null;
      const trainedEpochs = epochs.slice(0, begun + outcome.trained);
      return { ...outcome, message, silentFor, epochs: trainedEpochs, ...(ran && { ran }) };
    }
    // Any of those that shared a thread may be the one that hangs: in threads of their own it will show.
    alone ||= isSilent || outcome.aside === true;
    onRetry(isSilent ? `${silence} in a thread with others` : outcome.message);
  }
  return { ok: true, epochs, weights: state!.weights, ...(ran && { ran }) };
}

/** The path of a training's checkpoint. */
export const checkpointFile = ({ checkpoints }: Pick<SweepContext, 'checkpoints'>, name: string): string =>
  join(checkpoints, name);
