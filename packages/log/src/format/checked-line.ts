import { InputError } from '@s4nn/core';
import { studyAttributes } from '../attributes.js';
import { parseJson } from './json.js';
import { type Line, textOf } from './lines.js';
import { parseRecord } from './parse-record.js';
import type { JournalRecord } from './record.js';

/** The version of the records that we write; a log has its own in the attribute `studyAttributes.format`. */
export const journalVersion = 1;

/**
 * The record in a line.
 * @param place names log and line in errors.
 * @param trials how many trials have started before it.
 * @param first whether it is the first line of the log.
 * @throws InputError if it is no record, or none that can follow.
 */
export function recordIn(line: Line, place: () => string, trials: number, first: boolean): JournalRecord {
  const record = parsed(line, place);
  if (first !== (record.op_code === 0)) {
    const expected = first ? 'a study (op_code 0) first' : 'no second study';
    throw new InputError(
      `${place()}: found op_code ${record.op_code}, expected ${expected}: a log holds exactly one sweep. Move the file away.`,
    );
  }
  const version = record.op_code === 2 ? studyAttributes.format.in(record.user_attr) : undefined;
  if (version !== undefined && !(typeof version === 'number' && version <= journalVersion)) {
    throw new InputError(
      `${place()}: found a log of version ${JSON.stringify(version)}, expected ${journalVersion} or lower: ` +
        `a newer @s4nn/sweep wrote it. Update, or move the file away to start again.`,
    );
  }
  if ('trial_id' in record && !(record.trial_id < trials)) {
    throw new InputError(
      `${place()}: found a record of trial ${record.trial_id}, expected one of the ${trials} trials ` +
        'that start before it: a line was lost or edited. Restore it, or move the file away to start again.',
    );
  }
  return record;
}

function parsed(line: Line, place: () => string): JournalRecord {
  try {
    if (typeof line !== 'string') throw new Error('not UTF-8');
    return parseRecord(parseJson(line));
  } catch (error) {
    const text = textOf(line);
    const reason = error instanceof SyntaxError ? 'it is not JSON' : (error as Error).message;
    const start = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    throw new InputError(
      `${place()}: found ${JSON.stringify(start)}, expected a record of a sweep's log: ${reason}. ` +
        `Nothing was changed. Repair the line, or move the file away to start again.`,
    );
  }
}

/**
 * Whether a last line counts as torn: its writer was killed, or is still writing it.
 * @param isEnded whether a newline follows it.
 */
export function isTorn(line: Line, isEnded: boolean, first: boolean): boolean {
  const text = textOf(line);
  // The first line is torn only if it could be the start of ours; anything else is somebody else's file.
  if (first && !opening.startsWith(text) && !text.startsWith(opening)) return false;
  if (!isEnded) return true;
  try {
    parseJson(text);
    return false;
  } catch {
    return true;
  }
}

const opening = '{"op_code":0,';
