import { InputError } from '@s4nn/core';
import { studyAttributes } from '../attributes.js';
import { parseJson } from './json.js';
import { parseRecord } from './parse-record.js';
import type { JournalRecord, JournalRecords } from './record.js';

/** The version of the records that we write; a log has its own in the attribute `studyAttributes.format`. */
export const journalVersion = 1;

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
  const records: JournalRecord[] = [];
  let end = 0;
  let trials = 0;
  while (end < bytes.length) {
    const newline = bytes.indexOf(newlineByte, end);
    const line = bytes.subarray(end, newline === -1 ? bytes.length : newline);
    const first = records.length === 0;
    if ((newline === -1 || newline === bytes.length - 1) && isTorn(line, newline === -1, first)) break;
    const record = recordOf(line, `${place}:${records.length + 1}`, first);
    if (record.op_code === 4) trials++;
    if ('trial_id' in record && !(record.trial_id < trials)) {
      throw new InputError(
        `${place}:${records.length + 1}: found a record of trial ${record.trial_id}, expected one of the ${trials} trials ` +
          'that start before it: a line was lost or edited. Restore it, or move the file away to start again.',
      );
    }
    records.push(record);
    end = newline + 1;
  }
  return records.length === 0 ? null : { records: records as unknown as JournalRecords, end };
}

/** The first line counts as torn only if it could be the start of ours; anything else is somebody else's file. */
function isTorn(line: Uint8Array, unended: boolean, first: boolean): boolean {
  const text = textOf(line);
  if (first && !opening.startsWith(text) && !text.startsWith(opening)) return false;
  if (unended) return true;
  try {
    parseJson(text);
    return false;
  } catch {
    return true;
  }
}

function recordOf(line: Uint8Array, place: string, first: boolean): JournalRecord {
  const record = parsed(line, place);
  if (first !== (record.op_code === 0)) {
    const expected = first ? 'a study (op_code 0) first' : 'no second study';
    throw new InputError(
      `${place}: found op_code ${record.op_code}, expected ${expected}: a log holds exactly one sweep. Move the file away.`,
    );
  }
  const version = record.op_code === 2 ? studyAttributes.format.in(record.user_attr) : undefined;
  if (version !== undefined && !(typeof version === 'number' && version <= journalVersion)) {
    throw new InputError(
      `${place}: found a log of version ${JSON.stringify(version)}, expected ${journalVersion} or lower: ` +
        `a newer @s4nn/sweep wrote it. Update, or move the file away to start again.`,
    );
  }
  return record;
}

function parsed(line: Uint8Array, place: string): JournalRecord {
  try {
    return parseRecord(parseJson(strictTextOf(line)));
  } catch (error) {
    const text = textOf(line);
    const reason = error instanceof SyntaxError ? 'it is not JSON' : (error as Error).message;
    const start = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    throw new InputError(
      `${place}: found ${JSON.stringify(start)}, expected a record of a sweep's log: ${reason}. ` +
        `Nothing was changed. Repair the line, or move the file away to start again.`,
    );
  }
}

const opening = '{"op_code":0,';

const newlineByte = 0x0a;

// We write no byte order mark, so one has to be found rather than skipped.
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** The text of a line, with U+FFFD for bytes that are not UTF-8. */
const textOf = (line: Uint8Array): string => lenient.decode(line);

function strictTextOf(line: Uint8Array): string {
  try {
    return strict.decode(line);
  } catch {
    throw new Error('not UTF-8');
  }
}
