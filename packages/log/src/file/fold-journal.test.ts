import fs, { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attribute } from '../attributes.js';
import { fold } from '../format/fold.js';
import { growingLog } from '../format/growing-log.js';
import { formatJson } from '../format/json.js';
import { createStudy, createTrial, intermediateValue, trialAttribute } from '../format/make-record.js';
import type { CreateStudy, JournalRecord, JournalRecords } from '../format/record.js';
import { foldJournal } from './fold-journal.js';
import { readJournal } from './read.js';

/** How many bytes were read of any file. */
let bytesRead = 0;
const { readSync } = fs;
beforeAll(() => {
  fs.readSync = ((...place: Parameters<typeof readSync>) => {
    const count = readSync(...place);
    bytesRead += count;
    return count;
  }) as typeof readSync;
  syncBuiltinESMExports();
});
afterAll(() => {
  fs.readSync = readSync;
  syncBuiltinESMExports();
});

const folder = mkdtempSync(join(tmpdir(), 'fold-journal-'));
const file = join(folder, 'long.journal.log');

/** A log of so many trials, of about 22 kB each. */
const recordsOf = (trials: number, name = 'long'): JournalRecords => [
  createStudy(name, ['maximize']),
  ...Array.from({ length: trials }, (_, id): JournalRecord[] => [
    createTrial(new Date(id)),
    trialAttribute(id, attribute('größe'), '日'.repeat(7000 + id)),
    intermediateValue(id, 1, id),
  ]).flat(),
];

const write = (records: JournalRecords): void =>
  writeFileSync(file, records.map((record) => `${formatJson(record)}\n`).join(''));

test('a log of many pieces is the fold of the whole', () => {
  const records = recordsOf(100);
  write(records);
  expect(foldJournal(file, growingLog)!.log()).toEqual(fold(records));
  expect(foldJournal(join(folder, 'none'), growingLog)).toBeNull();
  writeFileSync(file, '{"op_code":0,');
  expect(foldJournal(file, growingLog)).toBeNull();
});

test('four times the log: four times the bytes and the records, and no more of them at once', () => {
  const costsOf = (trials: number) => {
    write(recordsOf(trials));
    bytesRead = 0;
    const pieces: number[] = [];
    foldJournal(file, () => ({ apply: (records) => pieces.push(records.length) }));
    const { size } = statSync(file);
    return {
      pieces: pieces.length,
      records: pieces.reduce((sum, count) => sum + count),
      most: Math.max(...pieces),
      size,
    };
  };
  const [small, smallBytes] = [costsOf(100), bytesRead];
  const [large, largeBytes] = [costsOf(400), bytesRead];
  expect([small.records, large.records]).toEqual([301, 1201]);
  expect(small.pieces).toBeGreaterThan(3);
  expect(large.most).toBeLessThanOrEqual(small.most);
  // Each byte once, and at each piece the 80 kB by which a log is known again.
  const known = (1 << 16) + (1 << 14);
  for (const [{ pieces, size }, bytes] of [
    [small, smallBytes],
    [large, largeBytes],
  ] as const) {
    expect(bytes).toBeGreaterThanOrEqual(size);
    // A line that does not end in a piece is read again with the next one.
    expect(bytes).toBeLessThan(size + pieces * (known + 25_000));
    expect(pieces).toBeLessThanOrEqual(Math.ceil(size / 400_000));
  }
});

test('a log that is replaced while it is read is read anew', () => {
  const next = recordsOf(60, 'next');
  write(recordsOf(100));
  const begun: string[] = [];
  const log = foldJournal(file, (study: CreateStudy) => {
    begun.push(study.study_name);
    const growing = growingLog(study);
    return {
      ...growing,
      apply: (records: readonly JournalRecord[]) => {
        growing.apply(records);
        if (begun.length === 1) write(next);
      },
    };
  });
  expect(begun).toEqual(['long', 'next']);
  expect(log!.log()).toEqual(fold(next));
});

test('a damaged line in a later piece is the error of the whole', () => {
  write(recordsOf(100));
  const content = readFileSync(file, 'utf8').split('\n');
  content[250] = '{"op_code":7,';
  writeFileSync(file, content.join('\n'));
  const errorOf = (read: () => unknown): string => {
    try {
      read();
      return 'none';
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(errorOf(() => foldJournal(file, growingLog))).toContain(`${file}:251: found `);
  expect(errorOf(() => foldJournal(file, growingLog))).toBe(errorOf(() => readJournal(file)));
});
