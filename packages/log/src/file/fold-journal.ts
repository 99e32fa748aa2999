import type { CreateStudy, JournalRecord } from '../format/record.js';
import { followJournal } from './follow.js';
import { piecesOf } from './pieces-of.js';

/**
 * Folds a sweep's log piece by piece, so that its records are never all in memory.
 * @param begin begins a fold, such as `growingState`. It is called again if the log is replaced by another one meanwhile.
 * @returns the fold of all records; null if there is no file, or no whole record in it.
 * @throws InputError as `readJournal` does.
 */
export function foldJournal<Fold extends { apply(records: readonly JournalRecord[]): unknown }>(
  file: string,
  begin: (study: CreateStudy) => Fold,
): Fold | null {
  let fold: Fold | null = null;
  for (const { records, restarted, study } of piecesOf(followJournal(file))) {
    if (restarted) fold = null;
    if (!study) continue;
    fold ??= begin(study);
    fold.apply(records);
  }
  return fold;
}
