import { InputError } from '@s4nn/core';
import { isTorn, recordIn } from './checked-line.js';
import { blockEnd, type Line, lineOf, linesIn, newline } from './lines.js';
import type { JournalRecord } from './record.js';

/** How much of a log was read: whole records, and the trials that they start. */
export interface ReadSoFar {
  readonly bytes: number;
  readonly records: number;
  readonly trials: number;
}

/** Nothing of a log. */
export const nothingRead: ReadSoFar = { bytes: 0, records: 0, trials: 0 };

/**
 * Reads the records that follow in a log.
 * @param bytes what comes after the part that was read before.
 * @param place names the log in errors.
 * @param isEnd whether the log ends with these bytes; if not, their last line goes on in the next ones.
 * @returns the records, and how much was read with them. A torn last line is not.
 * @throws InputError as `parseLog` does.
 */
export function parseAppended(
  bytes: Uint8Array,
  place: string,
  before: ReadSoFar,
  isEnd: boolean,
): { readonly records: readonly JournalRecord[]; readonly read: ReadSoFar } {
  const records: JournalRecord[] = [];
  let { trials } = before;
  const isFirst = (): boolean => before.records + records.length === 0;
  const here = (): string => `${place}:${before.records + records.length + 1}`;
  const add = (line: Line): void => {
    const record = recordIn(line, here, trials, isFirst());
    if (record.op_code === 4) trials++;
    records.push(record);
  };

  const whole = bytes.lastIndexOf(newline) + 1;
  let end = 0;
  while (end < whole) {
    const to = blockEnd(bytes, end, whole);
    const lines = linesIn(bytes.subarray(end, to - 1));
    const last = isEnd && to === bytes.length ? lines.pop()! : null;
    for (const line of lines) add(line);
    if (last && isTorn(last, true, isFirst())) {
      end = whole < 2 ? 0 : bytes.lastIndexOf(newline, whole - 2) + 1;
      break;
    }
    if (last) add(last);
    end = to;
  }
  if (isEnd && isFirst() && whole < bytes.length) {
    const line = lineOf(bytes.subarray(whole));
    if (!isTorn(line, false, true)) throw unended(line, here);
  }
  return { records, read: { bytes: before.bytes + end, records: before.records + records.length, trials } };
}

/** The error for a first line that is not ours and has no end: another program's, whole or in parts. */
function unended(line: Line, here: () => string): InputError {
  recordIn(line, here, 0, true);
  return new InputError(
    `${here()}: found a study of another program without a newline, expected whole lines: it may still be written. ` +
      'Try again, or move the file away.',
  );
}
