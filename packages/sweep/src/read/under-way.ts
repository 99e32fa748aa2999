import { join } from 'node:path';
import { type MetricName, metrics } from '@s4nn/core';
import { growingState, type SweepState, stateOf, type Trial } from '@s4nn/log';
import { trialName } from '../schedule/execute.js';
import { keptReports } from '../train/kept-reports.js';
import { readCheckpoint } from '../train/read-checkpoint.js';
import { findSweep } from './find-sweep.js';

/** A sweep as it resumes, or goes on. */
export interface UnderWay extends SweepState {
  /** How many epochs of the last training its checkpoint has; null where there is none. */
  readonly final: { readonly epoch: number; readonly epochs: number } | null;
}

/**
 * Reads the state of a sweep, which may still run, with the epochs that only checkpoints have: a log gets those of a trial when it
 * is judged. What workers on other machines train is not in a checkpoint before it has arrived.
 * @param sweep its name, if its log is in `sweeps/` of the working directory, or its config.
 * @throws InputError if there is no log, or it cannot be read.
 */
export async function readUnderWay(sweep: string): Promise<UnderWay> {
  const { fold, folders } = await findSweep(sweep, growingState);
  return underWay(stateOf(fold), folders.checkpoints);
}

/** The state of a sweep with the epochs that only its checkpoints have. @param checkpoints their folder, which may be missing. */
export function underWay(state: SweepState, checkpoints: string): UnderWay {
  const [{ metric }] = state.objectives;
  return {
    ...state,
    trials: state.trials.map((trial) =>
      trial.state === 'running' ? withCheckpoint(trial, metric, checkpoints) : trial,
    ),
    final: finalIn(checkpoints),
  };
}

function withCheckpoint(trial: Trial, metric: string, checkpoints: string): Trial {
  const reports = keptReports(join(checkpoints, trialName(trial.id)), trial.curve.length);
  const read = Object.hasOwn(metrics, metric) ? metrics[metric as MetricName] : null;
  const more = reports.map(({ epoch, validation }) => {
    // What follows from the network alone is the same after each epoch.
    const value = validation && read ? read(validation, trial.curve[0]?.[1] ?? Number.NaN) : Number.NaN;
    return [epoch, value] as const;
  });
  return { ...trial, curve: [...trial.curve, ...more] };
}

function finalIn(checkpoints: string): UnderWay['final'] {
  let epochs = 0;
  const { state } = readCheckpoint(
    join(checkpoints, 'final'),
    ({ config }) => {
      ({ epochs } = (config as { training: { epochs: number } }).training);
      return true;
    },
    { from: 0, to: Number.POSITIVE_INFINITY },
  );
  return state && { epoch: state.epoch, epochs };
}
