import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attribute } from '../attributes.js';
import { formatJson } from '../format/json.js';
import { createStudy, createTrial, intermediateValue, trialAttribute } from '../format/make-record.js';
import { parseLog } from '../format/parse-log.js';
import type { JournalRecord } from '../format/record.js';
import { followJournal } from './follow.js';
import { openJournal } from './open.js';
import { readJournal } from './read.js';

const folder = mkdtempSync(join(tmpdir(), 'follow-'));
let files = 0;
const freshFile = (): string => join(folder, `${files++}.journal.log`);

/** A log of a sweep that began at a time, with texts of several bytes a character. */
function recordsAt(began: number): JournalRecord[] {
  const when = new Date(began);
  return [
    createStudy('größe 📏', ['maximize']),
    createTrial(when),
    trialAttribute(0, attribute('why'), 'größer als 日本 📏'),
    intermediateValue(0, 1, Number.NaN),
    createTrial(when),
    trialAttribute(1, attribute('long'), '🙂'.repeat(30)),
    intermediateValue(1, 1, 0.5),
  ];
}

const textOf = (records: readonly JournalRecord[]): string =>
  records.map((record) => `${formatJson(record)}\n`).join('');
const bytesOf = (records: readonly JournalRecord[]): Buffer => Buffer.from(textOf(records));

/** The records of the whole lines in a file, by definition; none if there is no file. */
function wholeLines(file: string): JournalRecord[] {
  try {
    return parseLines(readFileSync(file, 'utf8'));
  } catch {
    return [];
  }
}

const parseLines = (text: string): JournalRecord[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line.replace(':NaN', ':null')));

const withNull = (records: readonly JournalRecord[]): unknown => JSON.parse(JSON.stringify(records));

type Step =
  | { readonly kind: 'append'; readonly bytes: number }
  | { readonly kind: 'poll'; readonly atMost: number | undefined }
  /** What a resumed sweep does to a torn last line. */
  | { readonly kind: 'mend' }
  /** A file of the same content, as a resumed sweep makes it. */
  | { readonly kind: 'renew' }
  /** `--fresh`: another log of the same sweep, of as many bytes at once. */
  | { readonly kind: 'fresh'; readonly bytes: number; readonly inPlace: boolean }
  | { readonly kind: 'cut'; readonly bytes: number }
  | { readonly kind: 'remove' };

const bytes = fc.integer({ min: 0, max: 900 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('append'), bytes }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('poll'),
      atMost: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
    }),
  },
  fc.record({ kind: fc.constantFrom('mend', 'renew', 'remove') }),
  fc.record({ kind: fc.constant('fresh'), bytes, inPlace: fc.boolean() }),
  fc.record({ kind: fc.constant('cut'), bytes }),
) as fc.Arbitrary<Step>;

test('whatever happens to a log, what was read of it is what is in it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25, size: 'max' }), (steps) => {
      const file = freshFile();
      const follower = followJournal(file);
      let began = 0;
      let rest = bytesOf(recordsAt(began));
      const append = (count: number): void => {
        appendFileSync(file, rest.subarray(0, count));
        rest = rest.subarray(count);
      };
      const poll = (atMost?: number): boolean => {
        const { records, restarted, study, offset, more } = follower.read(atMost);
        if (restarted) read = [];
        read.push(...records);
        expect(study).toEqual(read[0] ?? null);
        expect(offset).toBe(Buffer.byteLength(textOf(read)));
        return more;
      };
      let read: JournalRecord[] = [];
      for (const each of steps) {
        if (each.kind === 'append') append(each.bytes);
        else if (each.kind === 'poll') poll(each.atMost);
        else if (each.kind === 'fresh') {
          rest = bytesOf(recordsAt(++began));
          if (each.inPlace) writeFileSync(file, '');
          else rmSync(file, { force: true });
          append(each.bytes);
        } else if (each.kind === 'remove') {
          rmSync(file, { force: true });
          rest = bytesOf(recordsAt(++began));
        } else if (wholeLines(file).length > 0) {
          const content = readFileSync(file);
          const whole = content.lastIndexOf(10) + 1;
          if (each.kind === 'renew') {
            copyFileSync(file, `${file}.new`);
            renameSync(`${file}.new`, file);
          } else {
            // What is cut off is written again.
            const end = each.kind === 'mend' ? whole : Math.max(0, content.length - each.bytes);
            truncateSync(file, end);
            rest = Buffer.concat([content.subarray(end), rest]);
          }
        }
      }
      while (poll()) {}
      expect(withNull(read)).toEqual(wholeLines(file));
      expect(readJournal(file)?.records ?? []).toEqual(read);
    }),
    { numRuns: 150 },
  );
});

test('a log that was renewed, or whose torn end was cut off, goes on', () => {
  const file = freshFile();
  const all = bytesOf(recordsAt(0));
  writeFileSync(file, all.subarray(0, all.length - 5));
  const follower = followJournal(file);
  const first = follower.read();
  expect(first.records).toHaveLength(6);
  truncateSync(file, first.offset);
  expect(follower.read()).toMatchObject({ records: [], restarted: false, offset: first.offset });
  copyFileSync(file, `${file}.new`);
  renameSync(`${file}.new`, file);
  appendFileSync(file, textOf([createTrial(new Date(5))]));
  expect(follower.read()).toMatchObject({ records: [{ op_code: 4 }], restarted: false });
});

test('a new log of the same sweep begins anew, although it is longer than the old one and has its inode', () => {
  const file = freshFile();
  writeFileSync(file, textOf(recordsAt(0).slice(0, 3)));
  const follower = followJournal(file);
  follower.read();
  const { ino } = statSync(file);
  writeFileSync(file, textOf(recordsAt(1)));
  expect(statSync(file).ino).toBe(ino);
  const { records, restarted } = follower.read();
  expect(restarted).toBe(true);
  expect(records).toEqual(recordsAt(1));
});

test('a log that is not there, then there, then gone', () => {
  const file = freshFile();
  const follower = followJournal(file);
  const nothing = { records: [], restarted: false, study: null, offset: 0, more: false };
  expect(follower.read()).toEqual(nothing);
  writeFileSync(file, textOf(recordsAt(0)));
  expect(follower.read()).toMatchObject({ restarted: false, study: { study_name: 'größe 📏' } });
  rmSync(file);
  expect(follower.read()).toEqual({ ...nothing, restarted: true });
  expect(follower.read()).toEqual(nothing);
});

const errorOf = (action: () => unknown): unknown => {
  try {
    action();
  } catch (error) {
    return error;
  }
  return null;
};

test('a damaged line is the same error as for readJournal, until the line is mended', () => {
  const file = freshFile();
  const lines = textOf(recordsAt(0)).split('\n');
  const whole = lines.slice(0, 4).join('\n');
  writeFileSync(file, `${whole}\n`);
  const follower = followJournal(file);
  expect(follower.read().records).toHaveLength(4);
  const damaged = [
    '{"op_code":7,',
    '[1]',
    '{"op_code":7,"worker_id":"x","trial_id":5,"step":1,"intermediate_value":1}',
  ];
  for (const line of [...damaged, Buffer.from([0xff, 0xfe])]) {
    writeFileSync(
      file,
      Buffer.concat([Buffer.from(`${whole}\n`), Buffer.from(line), Buffer.from(`\n${lines[4]}\n`)]),
    );
    const expected = errorOf(() => readJournal(file));
    expect(expected).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(`${file}:5: found `),
    });
    expect(errorOf(() => follower.read())).toEqual(expected);
    // As often as one asks.
    expect(errorOf(() => follower.read())).toEqual(expected);
    expect(errorOf(() => parseLog(readFileSync(file), file))).toEqual(expected);
  }
  writeFileSync(file, textOf(recordsAt(0)));
  expect(follower.read()).toMatchObject({ restarted: false, records: recordsAt(0).slice(4) });
});

test('a file that cannot be read, and a folder, are errors that name it', () => {
  expect(() => followJournal(folder).read()).toThrow(`${folder}: EISDIR`);
  const file = freshFile();
  writeFileSync(file, textOf(recordsAt(0)));
  chmodSync(file, 0);
  if (process.getuid?.() !== 0) expect(() => followJournal(file).read()).toThrow(`${file}: EACCES`);
});

test('a log of several pieces, with a line longer than one, is read whole', () => {
  const file = freshFile();
  const journal = openJournal(file, {
    name: 'long',
    objectives: [{ metric: 'a', direction: 'maximize' }],
    attributes: [],
  });
  const batch = Array.from({ length: 15_000 }, (_, index) =>
    trialAttribute(0, attribute(`größe ${index}`), '日'.repeat(index % 60)),
  );
  journal.append([
    createTrial(new Date(0)),
    ...batch,
    trialAttribute(0, attribute('huge'), '🙂'.repeat(1_200_000)),
  ]);
  journal.append(batch);
  journal.close();
  const size = statSync(file).size;
  expect(size).toBeGreaterThan(8 << 20);
  const follower = followJournal(file);
  const read: JournalRecord[] = [];
  for (;;) {
    const { records, more, offset } = follower.read(1 << 20);
    for (const record of records) read.push(record);
    if (!more) {
      expect(offset).toBe(size);
      break;
    }
  }
  expect(read.length).toBe(journal.records.length);
  expect(read.every((record, index) => formatJson(record) === formatJson(journal.records[index]))).toBe(true);
});
