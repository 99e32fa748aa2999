import { nothingRead, parseAppended } from './parse-appended.js';
import type { JournalRecords } from './record.js';

/** The readable part of a log. */
export interface ParsedLog {
  readonly records: JournalRecords;
  /** How many bytes hold whole records; a torn last line may follow. */
  readonly end: number;
}

/**
 * Reads a sweep's log from its bytes. Ignores a torn last line: its writer was killed, or is still writing it.
 * @param place names the log in errors.
 * @returns null if there is no whole record.
 * @throws InputError with place and line if a line is not a record, or a newer version wrote the log.
 */
export function parseLog(bytes: Uint8Array, place: string): ParsedLog | null {
  const { records, read } = parseAppended(bytes, place, nothingRead, true);
  return records.length === 0 ? null : { records: records as unknown as JournalRecords, end: read.bytes };
}
