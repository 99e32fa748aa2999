import { type Trial, trialCounts, trialRow } from '@s4nn/log';
import type { Comparison } from './compare-sweeps.js';
import type { RunningProcess } from './running-process.js';
import type { UnderWay } from './under-way.js';

/** The progress of a sweep as plain JSON. */
export function statusJson(state: UnderWay, process: RunningProcess | null): object {
  const { name, total, done, ended, objectives, trials, best, machines, lanes, final } = state;
  return {
    name,
    done,
    /** The process that runs it; null if none does. */
    process,
    /** Which workers serve it; null on threads of the main process, and once it is done. */
    lanes,
    ended,
    total,
    counts: trialCounts(trials),
    objectives,
    best: best.map((id) => trialRow(trials[id]!)),
    running: trials.filter(isRunning).map((trial) => ({
      ...trialRow(trial),
      /** After its last epoch; null before the first. */
      value: trial.curve.at(-1)?.[1] ?? null,
    })),
    /** How many epochs of the last training are kept; null if there are none. */
    final,
    /** What each machine did; null where all ran in the main process. */
    machines,
  };
}

const isRunning = ({ state }: Trial): boolean => state === 'running' || state === 'waiting';

/** The comparison of two sweeps as plain JSON: of their trials only the best. */
export const comparisonJson = ({ sweeps, ...comparison }: Comparison): object => ({
  sweeps: sweeps.map(({ name, done, total, objectives, trials, best, epochs, seconds, test }) => ({
    ...{ name, done, total },
    counts: trialCounts(trials),
    ...{ epochs, seconds, objectives },
    best: best.map((id) => trialRow(trials[id]!)),
    test,
  })),
  ...comparison,
});
