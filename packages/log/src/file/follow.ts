import { closeSync, fstatSync, openSync, type Stats } from 'node:fs';
import { InputError } from '@s4nn/core';
import { nothingRead, parseAppended, type ReadSoFar } from '../format/parse-appended.js';
import type { CreateStudy, JournalRecord } from '../format/record.js';
import { isIn, type Mark, markAfter, noMark } from './mark.js';
import { readAt } from './read-at.js';

/** What was appended to a log. */
export interface Appended {
  /** Whole records; after a restart those from the first one on. */
  readonly records: readonly JournalRecord[];
  /** Whether the log was removed, replaced by another one or cut before the last record: forget all earlier records. */
  readonly restarted: boolean;
  /** The study of the log; null while it has no whole record. */
  readonly study: CreateStudy | null;
  /** How many bytes all records so far take. A torn last line may follow. */
  readonly offset: number;
  /** Whether `atMost` left something for the next call. */
  readonly more: boolean;
}

/** A log that is read while another process writes it. */
export interface FollowedJournal {
  /**
   * Reads what was appended since the last call. It takes no lock, writes nothing, and keeps no file open.
   * @param atMost about how many bytes to read, so that a long log does not hold up everything else; by default all.
   * @throws InputError as `readJournal` does; the next call reads from the same place.
   */
  read(atMost?: number): Appended;
}

/** Begins to follow a log from its first record on. There may be no file yet. */
export function followJournal(file: string): FollowedJournal {
  let place = start;
  let seen: Seen | null = null;

  const readOpen = (descriptor: number, atMost: number): Appended => {
    const stats = fstatSync(descriptor);
    const { bytes } = place.read;
    const isOurs = bytes <= stats.size && isIn(place.mark, descriptor, bytes);
    if (isOurs && seen && !seen.more && isUnchanged(seen.stats, stats)) {
      // A damaged log is not read again until it changes.
      if (seen.error) throw seen.error;
      return appended([], false, place, false);
    }
    try {
      const { records, after, more } = readOn(descriptor, stats.size, file, isOurs ? place : start, atMost);
      place = after;
      seen = { stats, more, error: null };
      return appended(records, !isOurs, place, more);
    } catch (error) {
      if (error instanceof InputError) seen = { stats, more: false, error };
      throw error;
    }
  };

  return {
    read(atMost = Number.POSITIVE_INFINITY) {
      const descriptor = openIfThere(file);
      if (descriptor === null) {
        const restarted = place.read.bytes > 0;
        [place, seen] = [start, null];
        return appended([], restarted, place, false);
      }
      try {
        return explained(file, () => readOpen(descriptor, atMost));
      } finally {
        closeSync(descriptor);
      }
    },
  };
}

/** Up to where a log was read. */
interface Place {
  readonly read: ReadSoFar;
  readonly study: CreateStudy | null;
  readonly mark: Mark;
}

const start: Place = { read: nothingRead, study: null, mark: noMark };

/** A file as it was when it was read. */
interface Seen {
  readonly stats: Stats;
  readonly more: boolean;
  readonly error: InputError | null;
}

const isUnchanged = (a: Stats, b: Stats): boolean =>
  a.ino === b.ino && a.dev === b.dev && a.size === b.size && a.mtimeMs === b.mtimeMs;

const appended = (
  records: readonly JournalRecord[],
  restarted: boolean,
  { study, read }: Place,
  more: boolean,
): Appended => ({ records, restarted, study, offset: read.bytes, more });

const pieceBytes = 1 << 22;

/** Reads records from a place on, in pieces, as no buffer holds every log. */
function readOn(descriptor: number, size: number, file: string, from: Place, atMost: number) {
  const records: JournalRecord[] = [];
  let after = from;
  let length = Math.max(1, Math.min(pieceBytes, atMost));
  for (;;) {
    const at = after.read.bytes;
    const wanted = Math.min(length, size - at);
    const bytes = readAt(descriptor, at, wanted);
    const isEnd = bytes.length < wanted || at + wanted === size;
    const parsed = parseAppended(bytes, file, after.read, isEnd);
    for (const record of parsed.records) records.push(record);
    after = {
      read: parsed.read,
      study: after.study ?? (parsed.records[0] as CreateStudy | undefined) ?? null,
      mark: markAfter(after.mark, bytes.subarray(0, parsed.read.bytes - at)),
    };
    if (isEnd) return { records, after, more: false };
    if (after.read.bytes === at) length *= 2;
    else if (after.read.bytes - from.read.bytes >= atMost) return { records, after, more: true };
  }
}

function openIfThere(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw unreadable(file, error);
  }
}

function explained<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(file, error);
  }
}

const unreadable = (file: string, error: unknown): InputError =>
  new InputError(`${file}: ${(error as Error).message}; expected a readable log of a sweep.`);
