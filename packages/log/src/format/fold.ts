import { growingLog } from './growing-log.js';
import type { JournalRecords } from './record.js';
import type { SweepLog } from './sweep-log.js';

/**
 * Replays a log as Optuna does: a later record of the same name replaces the earlier one. Records of trials that have ended or
 * never started are ignored. System attributes are left to Optuna.
 */
export function fold(records: JournalRecords): SweepLog {
  const growing = growingLog(records[0]);
  growing.apply(records);
  return growing.log();
}
