import { type EpochReport, InputError } from '@s4nn/core';
import { accuracyOf, valuesOf } from '../history.js';
import { jobFor } from '../job.js';
import type { Run } from '../run.js';
import { trainTo } from '../train-to.js';
import { type Failure, failureOf, type TrialJob } from '../trial.js';
import { turns } from '../turns.js';
import type { Candidate } from './candidate.js';
import type { Task } from './simulate.js';

/** A part of a trial: the epochs after `from` up to `to`. */
export interface TrialTask extends Task {
  readonly from: number;
  readonly to: number;
}

/** What came of a segment: the reports of its epochs, or of those before it failed. */
export type SegmentResult = ({ readonly ok: true } | Failure) & { readonly reports: readonly EpochReport[] };

/** Trains a segment of a trial whose epochs up to `from` gave the accuracies `known`; null when it was stopped. */
export type Execute = (
  candidate: Candidate,
  task: TrialTask,
  known: readonly number[],
) => Promise<SegmentResult | null>;

/**
 * Trains segments on the lanes, as many at a time as there are lanes, in the order in which they come. What goes wrong
 * within a trial is its failure.
 * @throws Error when a checkpoint cannot be written, or a trial that is trained again gives other accuracies.
 */
export function executor(run: Run, signal: AbortSignal): Execute {
  const turn = turns(run.lanes.count);
  const shown = new Set<number>();
  return (candidate, { from, to }, known) =>
    turn(async () => {
      if (signal.aborted) return null;
      const { id, planned, parameters } = candidate;
      const epochs = planned.ok ? planned.json.training.epochs : 0;
      if (!shown.has(id)) {
        run.show({ kind: 'trial', trial: id, parameters: valuesOf(parameters), epochs, done: from });
        shown.add(id);
      }
      if (!planned.ok) return { ...planned, reports: [] };
      const { json } = planned;
      const prepared = prepare(() => jobFor(json, run.config, run.data, run.split));
      if (!prepared.ok) return { ...prepared, reports: [] };
      const { job } = prepared;
      const show = (report: EpochReport): void => run.show({ kind: 'epoch', trial: id, report });
      const trained = await trainTo(run, { name: nameOf(id), json, job }, to, show, signal);
      if (!trained) return null;
      checkAgain(id, trained.epochs, known);
      const reports = trained.epochs.slice(from);
      if (trained.ok) return { ok: true, reports };
      // A thread that is ended because the sweep ends has not failed.
      return signal.aborted ? null : { ...trained, reports };
    });
}

/** The name of a trial's checkpoint. */
export const nameOf = (trial: number): string => `trial-${trial}`;

function prepare(action: () => TrialJob): { readonly ok: true; readonly job: TrialJob } | Failure {
  try {
    return { ok: true, job: action() };
  } catch (error) {
    return failureOf(error);
  }
}

/** Without its checkpoint, a trial is trained again from its start; all of it has to come out as it did. */
function checkAgain(trial: number, epochs: readonly EpochReport[], known: readonly number[]): void {
  const odd = known.findIndex(
    (value, index) => index < epochs.length && !Object.is(value, accuracyOf(epochs[index]!)),
  );
  if (odd === -1) return;
  throw new InputError(
    `trial ${trial}: found an accuracy of ${accuracyOf(epochs[odd]!)} after epoch ${odd + 1} when it was trained again, ` +
      `expected ${known[odd]} as in the log: another version of this program, a plugin or the data wrote it. ` +
      'Start again with --fresh (forgets it), or keep both with --name.',
  );
}
