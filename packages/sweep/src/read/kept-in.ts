import { join } from 'node:path';
import { named } from '@s4nn/core';
import {
  epochsOf,
  growingState,
  type JournalRecords,
  type LoggedTrial,
  readParameters,
  trialAttributes,
} from '@s4nn/log';
import type { EndedTrial, Kept, KeptTrial } from '../kept.js';
import { trialName } from '../schedule/execute.js';
import { keptReports } from '../train/kept-reports.js';

/**
 * What the log and the checkpoints of a sweep keep.
 * @param checkpoints the folder of its checkpoints.
 */
export function keptIn(records: JournalRecords, checkpoints: string): Kept {
  const growing = growingState(records[0]);
  growing.apply(records);
  const { objectives } = growing.summary();
  return {
    ended: growing.endings.map(({ trial }) => endedTrial(trial, objectives)),
    running: growing
      .log()
      .trials.filter(({ state }) => state === 'running')
      .map((trial) => keptTrial(trial, checkpoints)),
    final: keptReports(join(checkpoints, 'final'), 0).length,
  };
}

const endedTrial = (trial: LoggedTrial, metrics: readonly { readonly metric: string }[]): EndedTrial => ({
  trial: trial.id,
  state: trial.state === 'fail' ? 'failed' : (trial.state as 'complete' | 'pruned'),
  values: trial.values && named(metrics, trial.values),
  epochs: epochsOf(trial),
  parameters: readParameters(trial.parameters),
});

function keptTrial(trial: LoggedTrial, checkpoints: string): KeptTrial {
  const logged = epochsOf(trial);
  const waits = trialAttributes.rung.all(trial.attributes).at(-1)?.value === 'pause';
  const reports = keptReports(join(checkpoints, trialName(trial.id)), logged);
  return {
    trial: trial.id,
    epoch: reports.at(-1)?.epoch ?? logged,
    waits: waits && reports.length === 0,
    parameters: readParameters(trial.parameters),
  };
}
