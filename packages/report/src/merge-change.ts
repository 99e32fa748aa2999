import type { ReportData, ReportTrial } from './sweep.js';

/** What changed in a sweep: trials that are new or changed, and all else that is given. */
export interface SweepChange extends Partial<Omit<ReportData, 'trials'>> {
  readonly trials?: readonly ReportTrial[];
}

/** A sweep after a change. Trials are replaced by id, and are in the order of their ids. */
export function mergeChange(data: ReportData, { trials: changed = [], ...rest }: SweepChange): ReportData {
  if (changed.length === 0) return { ...data, ...rest };
  const trials = new Map(data.trials.map((trial) => [trial.id, trial]));
  for (const trial of changed) trials.set(trial.id, trial);
  return { ...data, ...rest, trials: [...trials.values()].sort((a, b) => a.id - b.id) };
}
