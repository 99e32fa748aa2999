import { type EpochReport, metrics } from '@s4nn/core';
import { type Failure, limit, type SegmentWorker } from '@s4nn/lanes';
import type { SegmentRun } from '@s4nn/log';
import { parameterValues } from '../study/history.js';
import type { SweepContext } from '../sweep-context.js';
import { trainTo } from '../train/train-to.js';
import type { Candidate } from './candidate.js';
import { checkRetrained } from './check-retrained.js';
import type { Task } from './simulate.js';

/** A segment of a trial: the epochs after `from` up to `to`. */
export interface TrialTask extends Task {
  readonly from: number;
  readonly to: number;
}

/** The result of a segment: the reports of its epochs, or of those before it failed. */
export type SegmentResult = ({ readonly ok: true } | Failure) & {
  readonly reports: readonly EpochReport[];
  /** The seconds without a finished epoch that ended it; absent if nothing of that kind did. */
  readonly silentFor?: number | null;
  /** Null if it did not run, or the log does not say. */
  readonly ran: SegmentRun | null;
};

/** Trains a segment. `known` are the trial's values up to `from`. Returns null if it was stopped. */
export type Execute = (
  candidate: Candidate,
  task: TrialTask,
  known: readonly number[],
) => Promise<SegmentResult | null>;

/**
 * Trains segments on the lanes, as many at a time as there are lanes, in the order in which they arrive. An error within a trial
 * becomes a failed result.
 * @throws Error if a checkpoint cannot be written, or if a trial that is trained again has other values.
 */
export function executor(context: SweepContext, signal: AbortSignal): Execute {
  const turn = limit(context.lanes.count);
  const shown = new Set<number>();
  const [first] = context.config.json.objectives;
  return (candidate, { from, to }, known) => {
    const { id, planned, parameters, cost } = candidate;
    context.show({ kind: 'queued', trial: id });
    return turn(async (lane) => {
      if (signal.aborted) return null;
      const epochs = planned.ok ? planned.json.training.epochs : 0;
      const show = (done: number): void => {
        if (shown.has(id)) return;
        shown.add(id);
        const named = parameterValues(parameters);
        context.show({ kind: 'trial', trial: id, parameters: named, epochs, done });
      };
      if (!planned.ok) {
        show(from);
        return { ...planned, reports: [], ran: null };
      }
      const { json } = planned;
      const started = new Date().toISOString();
      const value = ({ validation }: EpochReport): number => metrics[first.metric](validation!, cost);
      let attempts = 1;
      const listener = {
        onBegin: (done: number, worker: SegmentWorker | null): void => {
          show(done);
          context.show({ kind: 'training', trial: id, lane, from: done, worker });
          const at = new Date().toISOString();
          context.live.note({
            ...{ kind: 'begin', lane, trial: id, from: done, to, epochs, at },
            ...(worker && { host: worker.host }),
          });
        },
        onEpoch: (report: EpochReport): void => {
          // Whoever takes it on another machine may not have been heard of.
          show(report.epoch - 1);
          context.show({ kind: 'epoch', trial: id, report });
          context.live.note({ kind: 'epoch', trial: id, epoch: report.epoch, value: value(report) });
        },
        onRetry: (message: string): void => {
          attempts++;
          context.show({ kind: 'retry', trial: id, message });
        },
        onRestart: (message: string): void => context.show({ kind: 'restart', trial: id, message }),
      };
      const trained = await trainTo(
        context,
        { name: trialName(id), json, part: 'split' },
        { from, to },
        listener,
        signal,
      );
      if (!trained) return null;
      show(trained.epochs.at(-1)?.epoch ?? from);
      context.show({ kind: 'trained', trial: id });
      context.live.note({ kind: 'trained', trial: id });
      for (const report of trained.epochs.filter(({ epoch }) => epoch <= from)) {
        checkRetrained(id, report.epoch, value(report), known[report.epoch - 1]!);
      }
      const reports = trained.epochs.filter(({ epoch }) => epoch > from);
      const ran = { lane, attempts, started, ended: new Date().toISOString(), ...trained.ran };
      if (trained.ok) return { ok: true, reports, ran };
      // If the sweep is stopped, threads end without having failed.
      if (signal.aborted) return null;
      // It is chance how many epochs arrived before the thread died.
      return { ...trained, reports: trained.died ? [] : reports, ran };
    });
  };
}

/** The name of a trial's checkpoint. */
export const trialName = (trial: number): string => `trial-${trial}`;
