import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { InputError } from '@s4nn/core';
import { ofStudy } from '../attributes.js';
import { parseJson } from '../format/json.js';
import { parseRecord } from '../format/parse-record.js';
import type { JournalRecord, JournalRecords } from '../format/record.js';

/** The version of what we write into records; a log says its own in the attribute `ofStudy.format`. */
export const journalVersion = 1;

/** The readable part of a log. */
export interface ReadJournal {
  readonly records: JournalRecords;
  /** Bytes that hold whole records; a torn last line follows them. */
  readonly end: number;
}

/**
 * Reads a sweep's log. A last line that is torn, because its writer was killed or is writing it now, does not count.
 * @returns null when there is no file, or not one whole record in it.
 * @throws InputError with file and line when a line is not a record, or the log is a newer version's.
 */
export function readJournal(file: string): ReadJournal | null {
  const bytes = readIfThere(file);
  const records: JournalRecord[] = [];
  let end = 0;
  let trials = 0;
  while (end < bytes.length) {
    const newline = bytes.indexOf('\n', end);
    const line = bytes.subarray(end, newline === -1 ? bytes.length : newline);
    const first = records.length === 0;
    if ((newline === -1 || newline === bytes.length - 1) && isTorn(line, newline === -1, first)) break;
    const record = recordOf(line, `${file}:${records.length + 1}`, first);
    if (record.op_code === 4) trials++;
    if ('trial_id' in record && !(record.trial_id < trials)) {
      throw new InputError(
        `${file}:${records.length + 1}: found a record of trial ${record.trial_id}, expected one of the ${trials} that ` +
          'the lines before it begin: a line was lost or edited. Put it right, or move the file away to start anew.',
      );
    }
    records.push(record);
    end = newline + 1;
  }
  return records.length === 0 ? null : { records: records as unknown as JournalRecords, end };
}

/** Only what may be the start of our own first line counts as torn there; anything else is somebody's file. */
function isTorn(line: Buffer, unended: boolean, first: boolean): boolean {
  const text = line.toString();
  if (first && !opening.startsWith(text) && !text.startsWith(opening)) return false;
  if (unended) return true;
  try {
    parseJson(text);
    return false;
  } catch {
    return true;
  }
}

function recordOf(line: Buffer, place: string, first: boolean): JournalRecord {
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

function parsed(line: Buffer, place: string): JournalRecord {
  const text = line.toString();
  try {
    if (!isUtf8(line)) throw new Error('not UTF-8');
    return parseRecord(parseJson(text));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'it is not JSON' : (error as Error).message;
    const start = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    throw new InputError(
      `${place}: found ${JSON.stringify(start)}, expected a record of a sweep's log: ${reason}. ` +
        `Nothing was changed; repair the line, or move the file away to start anew.`,
    );
  }
}

const opening = '{"op_code":0,';

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw new InputError(`${file}: ${(error as Error).message}; expected a sweep's log that can be read.`);
  }
}
