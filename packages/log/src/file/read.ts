import type { ParsedLog } from '../format/parse-log.js';
import type { JournalRecords } from '../format/record.js';
import { followJournal } from './follow.js';

/**
 * Reads a sweep's log, as `parseLog` reads its bytes.
 * @returns null if there is no file, or no whole record in it.
 * @throws InputError with file and line if a line is not a record, or a newer version wrote the log.
 */
export function readJournal(file: string): ParsedLog | null {
  const { records, offset } = followJournal(file).read();
  return records.length === 0 ? null : { records: records as unknown as JournalRecords, end: offset };
}
