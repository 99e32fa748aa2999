import { InputError } from '@s4nn/core';
import type { JournalRecords } from '@s4nn/log';
import { readJournal } from '@s4nn/log/file';

/**
 * The records of a sweep's log.
 * @throws InputError if there is no log, or it cannot be read.
 */
export function recordsIn(file: string): JournalRecords {
  const journal = readJournal(file);
  if (!journal) throw new InputError(`${file}: found no log, expected one; run the sweep first.`);
  return journal.records;
}
