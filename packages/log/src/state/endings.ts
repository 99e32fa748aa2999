import type { LoggedTrial } from '../format/fold.js';
import type { JournalRecords } from '../format/record.js';

/** A trial that has ended, and the sweep's effort up to then, with this trial. */
export interface Ending {
  readonly trial: LoggedTrial;
  /** How many trials had ended. */
  readonly trials: number;
  /** How many epochs all trials together had trained. */
  readonly epochs: number;
}

/**
 * The trials that have ended, in the order of their ends in the log.
 * @param trials the trials that `fold` returns for the records.
 */
export function endingsIn(records: JournalRecords, trials: readonly LoggedTrial[]): Ending[] {
  const endings = new Map<number, Ending>();
  const trained = new Set<string>();
  for (const record of records) {
    // What a crash tore off is written again, so an epoch may be there twice.
    if (record.op_code === 7) trained.add(`${record.trial_id} ${record.step}`);
    const trial = record.op_code === 6 ? trials[record.trial_id] : undefined;
    if (!trial || !hasEnded(trial) || endings.has(trial.id)) continue;
    endings.set(trial.id, { trial, trials: endings.size + 1, epochs: trained.size });
  }
  return [...endings.values()];
}

const hasEnded = ({ state }: LoggedTrial): boolean => state !== 'running' && state !== 'waiting';
