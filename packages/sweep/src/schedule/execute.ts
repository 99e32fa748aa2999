import { type EpochReport, InputError, metrics } from '@s4nn/core';
import type { Failure } from '@s4nn/lanes';
import type { Ran } from '@s4nn/log';
import { parameterValues } from '../study/history.js';
import type { SweepContext } from '../sweep-context.js';
import { trainTo } from '../train/train-to.js';
import type { Candidate } from './candidate.js';
import { limit } from './limit.js';
import type { Task } from './simulate.js';

/** A part of a trial: the epochs after `from` up to `to`. */
export interface TrialTask extends Task {
  readonly from: number;
  readonly to: number;
}

/** What came of a segment: the reports of its epochs, or of those before it failed. */
export type SegmentResult = ({ readonly ok: true } | Failure) & {
  readonly reports: readonly EpochReport[];
  /** Null where it did not run, or the log does not say. */
  readonly ran: Ran | null;
};

/** Trains a segment of a trial whose epochs up to `from` are known; null when it was stopped. */
export type Execute = (
  candidate: Candidate,
  task: TrialTask,
  known: readonly number[],
) => Promise<SegmentResult | null>;

/**
 * Trains segments on the lanes, as many at a time as there are lanes, in the order in which they come. What goes wrong
 * within a trial is its failure.
 * @throws Error when a checkpoint cannot be written, or a trial that is trained again gives other values.
 */
export function executor(context: SweepContext, signal: AbortSignal): Execute {
  const turn = limit(context.lanes.count);
  const shown = new Set<number>();
  const [first] = context.config.json.objectives;
  return (candidate, { from, to }, known) =>
    turn(async (lane) => {
      if (signal.aborted) return null;
      const { id, planned, parameters, cost } = candidate;
      const epochs = planned.ok ? planned.json.training.epochs : 0;
      if (!shown.has(id)) {
        context.show({
          kind: 'trial',
          trial: id,
          parameters: parameterValues(parameters),
          epochs,
          done: from,
        });
        shown.add(id);
      }
      if (!planned.ok) return { ...planned, reports: [], ran: null };
      const { json } = planned;
      const started = new Date().toISOString();
      let attempts = 1;
      const listener = {
        onEpoch: (report: EpochReport): void => context.show({ kind: 'epoch', trial: id, report }),
        onRetry: (message: string): void => {
          attempts++;
          context.show({ kind: 'retry', trial: id, message });
        },
      };
      const trained = await trainTo(context, { name: nameOf(id), json, part: 'split' }, to, listener, signal);
      if (!trained) return null;
      const values = trained.epochs.map((report) => metrics[first.metric](report.validation!, cost));
      checkAgain(id, values, known);
      const ran = { lane, attempts, started, ended: new Date().toISOString() };
      if (trained.ok) return { ok: true, reports: trained.epochs.slice(from), ran };
      // A thread that is ended because the sweep ends has not failed.
      if (signal.aborted) return null;
      // How much was heard of a thread before it died is chance.
      return { ...trained, reports: trained.died ? [] : trained.epochs.slice(from), ran };
    });
}

/** The name of a trial's checkpoint. */
export const nameOf = (trial: number): string => `trial-${trial}`;

/** Without its checkpoint, a trial is trained again from its start; all of it has to come out as it did. */
function checkAgain(trial: number, values: readonly number[], known: readonly number[]): void {
  const odd = known.findIndex((value, index) => index < values.length && !Object.is(value, values[index]));
  if (odd === -1) return;
  throw new InputError(
    `trial ${trial}: found a value of ${values[odd]} after epoch ${odd + 1} when it was trained again, ` +
      `expected ${known[odd]} as in the log: another version of this program, a plugin or the data wrote it. ` +
      'Start again with --fresh (forgets it), or keep both with --name.',
  );
}
