import { InputError } from '@s4nn/core';
import { ofStudy } from '../attributes.js';
import { parseJson } from './json.js';
import { parseRecord } from './parse-record.js';
import type { JournalRecord, JournalRecords } from './record.js';

/** The version of what we write into records; a log says its own in the attribute `ofStudy.format`. */
export const journalVersion = 1;

/** The readable part of a log. */
export interface ParsedLog {
  readonly records: JournalRecords;
  /** Bytes that hold whole records; a torn last line follows them. */
  readonly end: number;
}

/**
 * Reads a sweep's log from its bytes. A last line that is torn, because its writer was killed or is writing it now, does not
 * count.
 * @param place names the log in errors.
 * @returns null when there is not one whole record.
 * @throws InputError with place and line when a line is not a record, or the log is a newer version's.
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
        `${place}:${records.length + 1}: found a record of trial ${record.trial_id}, expected one of the ${trials} that ` +
          'the lines before it begin: a line was lost or edited. Put it right, or move the file away to start anew.',
      );
    }
    records.push(record);
    end = newline + 1;
  }
  return records.length === 0 ? null : { records: records as unknown as JournalRecords, end };
}

/** Only what may be the start of our own first line counts as torn there; anything else is somebody's file. */
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
      `${place}: found op_code ${record.op_code}, expected ${expected}: a log holds one sweep. Move the file away.`,
    );
  }
  const version = record.op_code === 2 ? ofStudy.format.in(record.user_attr) : undefined;
  if (version !== undefined && !(typeof version === 'number' && version <= journalVersion)) {
    throw new InputError(
      `${place}: found a log of version ${JSON.stringify(version)}, expected ${journalVersion} or lower: ` +
        `a newer @s4nn/sweep wrote it. Update, or move the file away to start anew.`,
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
        `Nothing was changed; repair the line, or move the file away to start anew.`,
    );
  }
}

const opening = '{"op_code":0,';

const newlineByte = 0x0a;

// A byte order mark is not ours, and stays to be found.
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** The text of a line, with U+FFFD for what is not UTF-8. */
const textOf = (line: Uint8Array): string => lenient.decode(line);

function strictTextOf(line: Uint8Array): string {
  try {
    return strict.decode(line);
  } catch {
    throw new Error('not UTF-8');
  }
}
