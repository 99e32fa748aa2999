import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Direction, InputError } from '@s4nn/core';
import { explainWriteError, recordOrExplain } from '@s4nn/files';
import { studyAttributes } from '../attributes.js';
import { journalVersion } from '../format/checked-line.js';
import { formatJson } from '../format/json.js';
import { createStudy, metricNames, studyAttribute } from '../format/make-record.js';
import type { CreateStudy, JournalRecord, JournalRecords, StudyAttribute } from '../format/record.js';
import { readJournal } from './read.js';

/** What a log records about its sweep before the first trial. */
export interface StudyHead {
  readonly name: string;
  /** In the order of every trial's values. */
  readonly objectives: readonly { readonly metric: string; readonly direction: Direction }[];
  /** Attributes of the study: config, seed, versions. */
  readonly attributes: readonly StudyAttribute[];
}

/** A sweep's log, open for its only writer. */
export interface Journal {
  readonly file: string;
  /** All committed records: those found at opening, then those appended. */
  readonly records: JournalRecords;
  /**
   * Commits records: when it returns, they are on disk, in this order.
   * @throws InputError if another program has written to the log or it cannot be written, TypeError for an attribute that
   * is not plain JSON. None of the records is committed then.
   */
  append(records: readonly JournalRecord[]): void;
  /**
   * Writes records that follow from those before. They survive the end of this process at once, and a power failure as soon
   * as something is appended after them.
   * @throws what `append` throws.
   */
  note(records: readonly JournalRecord[]): void;
  /** Nothing can be appended after it. */
  close(): void;
}

/**
 * Opens a sweep's log for appending, and creates it if there is none. A torn last line is cut off. Missing records of the head
 * are added if no trial has started. Existing ones stay as they are, so compare the attributes before you continue.
 * @param mayWrite called before each write; what it throws prevents it.
 * @throws InputError as {@link readJournal} does, and if the log belongs to another sweep or cannot be written.
 */
export function openJournal(file: string, head: StudyHead, mayWrite: () => void = () => {}): Journal {
  const descriptor = recordOrExplain(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    return openSync(file, 'a');
  });
  try {
    return openedJournal(file, descriptor, head, mayWrite);
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function openedJournal(file: string, descriptor: number, head: StudyHead, mayWrite: () => void): Journal {
  let end = fstatSync(descriptor).size;
  const checkUntouched = (): void => {
    mayWrite();
    const { size, nlink } = fstatSync(descriptor);
    if (size === end && nlink > 0) return;
    const found =
      nlink === 0 ? 'another program has removed this log' : 'another program is writing to this log';
    throw new InputError(`${file}: ${found}. Run only one sweep at a time on it.`);
  };
  const found = readJournal(file);
  const opening = headRecords(head);
  if (found) checkSame(file, opening[0], found.records);
  checkUntouched();
  end = found?.end ?? 0;
  ftruncateSync(descriptor, end);
  const records: JournalRecord[] = found ? [...found.records] : [];

  const write = (batch: readonly JournalRecord[], force: boolean): void => {
    if (batch.length === 0) return;
    checkUntouched();
    const bytes = Buffer.from(batch.map((record) => `${formatJson(record)}\n`).join(''));
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
      if (force) fdatasyncSync(descriptor);
    } catch (error) {
      ftruncateSync(descriptor, end);
      throw explainWriteError(file, error, true);
    }
    end += bytes.length;
    for (const record of batch) records.push(record);
  };

  const append = (batch: readonly JournalRecord[]): void => write(batch, true);
  const note = (batch: readonly JournalRecord[]): void => write(batch, false);
  const known = new Set(records.map(headKey));
  const lacking = opening.filter((record) => !known.has(headKey(record)));
  const [lost] = lacking;
  if (lost && records.some((record) => record.op_code === 4)) {
    throw new InputError(
      `${file}: found no record of ${headKey(lost).slice(2)}, expected one before the first trial: the log was edited. ` +
        'Restore it, or move the file away to start again.',
    );
  }
  append(lacking);
  return {
    file,
    records: records as unknown as JournalRecords,
    append,
    note,
    close: () => closeSync(descriptor),
  };
}

function headRecords(head: StudyHead): JournalRecords {
  return [
    createStudy(
      head.name,
      head.objectives.map(({ direction }) => direction),
    ),
    studyAttribute(studyAttributes.format, journalVersion),
    metricNames(head.objectives.map(({ metric }) => metric)),
    ...head.attributes,
  ];
}

function headKey(record: JournalRecord): string {
  if (record.op_code === 0) return '0';
  if (record.op_code === 2) return `2 ${Object.keys(record.user_attr)[0]}`;
  if (record.op_code === 3) return `3 ${Object.keys(record.system_attr)[0]}`;
  return '';
}

/**
 * Checks that a log belongs to a sweep.
 * @throws InputError if it belongs to another sweep or another program.
 */
export function checkSame(file: string, wanted: CreateStudy, found: JournalRecords): void {
  const study = found[0];
  const ours = found.some(
    (record) => record.op_code === 2 && studyAttributes.format.name in record.user_attr,
  );
  if (!ours && found.some((record) => record.op_code === 4)) {
    throw new InputError(
      `${file}: found the study '${study.study_name}' of another program, expected the sweep ` +
        `'${wanted.study_name}'. Give the sweep another name, or move the file away.`,
    );
  }
  if (study.study_name !== wanted.study_name || String(study.directions) !== String(wanted.directions)) {
    throw new InputError(
      `${file}: found the sweep '${study.study_name}' with directions ${study.directions.join(', ')}, expected ` +
        `'${wanted.study_name}' with ${wanted.directions.join(', ')}. Give the sweep another name, or move the file away.`,
    );
  }
}
