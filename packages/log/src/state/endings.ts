import type { LoggedTrial } from '../format/fold.js';
import type { JournalRecords } from '../format/record.js';

/** A trial that has ended, and how far its sweep had come by then, it included. */
export interface Ending {
  readonly trial: LoggedTrial;
  /** Trials that had ended. */
  readonly trials: number;
  /** Epochs that all trials together had trained. */
  readonly epochs: number;
}

/**
 * The trials that have ended, in the order in which the log has their ends.
 * @param trials those that the records fold to.
 */
export function endingsIn(records: JournalRecords, trials: readonly LoggedTrial[]): Ending[] {
  const endings = new Map<number, Ending>();
  const trained = new Set<string>();
  for (const record of records) {
    // What a crash has torn off is written again.
    if (record.op_code === 7) trained.add(`${record.trial_id} ${record.step}`);
    const trial = record.op_code === 6 ? trials[record.trial_id] : undefined;
    if (!trial || !hasEnded(trial) || endings.has(trial.id)) continue;
    endings.set(trial.id, { trial, trials: endings.size + 1, epochs: trained.size });
  }
  return [...endings.values()];
}

const hasEnded = ({ state }: LoggedTrial): boolean => state !== 'running' && state !== 'waiting';
