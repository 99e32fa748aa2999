import { statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { type JournalRecords, studyAttributes } from '@s4nn/log';
import { readJournal } from '@s4nn/log/file';

/** A log that is read again and again while it grows. */
export interface FollowedLog {
  /**
   * Reads what was appended. `anew`: another log is at its place, or it is read for the first time; `gone`: there is none, or no
   * whole record in it.
   * @throws InputError if it cannot be read, or is none of ours.
   */
  read(): 'same' | 'grown' | 'anew' | 'gone';
  /** What was read; null if there is none. */
  readonly records: JournalRecords | null;
  /** How many bytes hold them. */
  readonly end: number;
  /** When it was last written, ISO 8601. */
  readonly changed: string;
  /**
   * The trials of which a record was appended after the first `end` bytes; others may be among them. Null for all, as the config
   * has changed.
   */
  changedSince(end: number): readonly number[] | null;
}

/** Follows a log. */
export function followLog(file: string): FollowedLog {
  let records: JournalRecords | null = null;
  let end = 0;
  let changed = new Date(0);
  let stamp = '';
  let ends: number[] = [];
  let configEnd = 0;
  const forget = (): void => {
    records = null;
    end = 0;
    ends = [];
    stamp = '';
  };
  return {
    read: () => {
      const stat = statSync(file, { throwIfNoEntry: false });
      if (!stat) {
        forget();
        return 'gone';
      }
      const now = `${stat.dev} ${stat.ino} ${stat.size} ${stat.mtimeMs}`;
      if (now === stamp) return 'same';
      const found = readJournal(file);
      stamp = now;
      changed = stat.mtime;
      if (!found) {
        forget();
        return 'gone';
      }
      const before = records;
      const isGrown =
        before !== null &&
        found.end >= end &&
        [before.length - 1, before.findIndex(({ op_code }) => op_code === 4)].every(
          (index) => index < 0 || isDeepStrictEqual(before[index], found.records[index]),
        );
      if (!isGrown) ends = [];
      ({ end } = found);
      const fresh = found.records.slice(isGrown ? before.length : 0);
      for (const record of fresh) {
        if (record.op_code === 2 && studyAttributes.config.in(record.user_attr)) configEnd = end;
        else if (record.op_code === 4) ends.push(end);
        else if ('trial_id' in record) ends[record.trial_id] = end;
      }
      records = found.records;
      return !isGrown ? 'anew' : fresh.length > 0 ? 'grown' : 'same';
    },
    get records() {
      return records;
    },
    get end() {
      return end;
    },
    get changed() {
      return changed.toISOString();
    },
    changedSince: (since) =>
      configEnd > since ? null : ends.flatMap((at, trial) => (at > since ? [trial] : [])),
  };
}
