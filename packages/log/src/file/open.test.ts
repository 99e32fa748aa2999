import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attribute, studyAttributes } from '../attributes.js';
import { fold } from '../format/fold.js';
import { createTrial, finishTrial, intermediateValue, studyAttribute } from '../format/make-record.js';
import { openJournal, type StudyHead } from './open.js';
import { readJournal } from './read.js';

const head: StudyHead = {
  name: 'mnist',
  objectives: [{ metric: 'accuracy', direction: 'maximize' }],
  attributes: [studyAttribute(studyAttributes.seed, 1), studyAttribute(attribute('s4nn:hash'), 'abc')],
};
const now = new Date('2026-03-04T05:06:07.089Z');
const batch = [
  createTrial(now),
  intermediateValue(0, 1, Number.NaN),
  ...finishTrial(0, { state: 'pruned', values: null }, now),
];

const freshFile = () => join(mkdtempSync(join(tmpdir(), 'journal-')), 'sweeps', 'a.journal.log');

/** A closed log of one trial: its file and its text. */
function closedLog(): { file: string; text: string } {
  const file = freshFile();
  const journal = openJournal(file, head);
  journal.append(batch);
  journal.close();
  return { file, text: readFileSync(file, 'utf8') };
}

test('appended records are there, in memory and on disk', () => {
  const file = freshFile();
  expect(readJournal(file)).toBeNull();
  const journal = openJournal(file, head);
  expect(fold(journal.records).study.attributes).toEqual({
    's4nn:version': 1,
    's4nn:seed': 1,
    's4nn:hash': 'abc',
  });
  journal.append([]);
  journal.append(batch.slice(0, 1));
  journal.append(batch.slice(1));
  expect(readJournal(file)?.records).toEqual(journal.records);
  expect(fold(journal.records).trials).toHaveLength(1);
  journal.close();
});

test('opening again changes nothing, and appends continue', () => {
  const { file, text } = closedLog();
  const journal = openJournal(file, { ...head, attributes: [studyAttribute(studyAttributes.seed, 2)] });
  expect(readFileSync(file, 'utf8')).toBe(text);
  expect(fold(journal.records).study.attributes['s4nn:seed']).toBe(1);
  journal.append([createTrial(now)]);
  journal.close();
  expect(fold(readJournal(file)!.records).trials.map(({ state }) => state)).toEqual(['pruned', 'running']);
});

test('a log that is cut at any byte keeps its whole lines, and is whole after opening', () => {
  const { file, text } = closedLog();
  const bytes = Buffer.from(text);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: bytes.length }),
      fc.constantFrom('', '\0\0\0', '\u{1f600}'),
      (cut, junk) => {
        const whole = text.slice(0, cut).split('\n').length - 1;
        writeFileSync(file, bytes.subarray(0, cut));
        if (whole > 0) appendFileSync(file, junk);
        expect(readJournal(file)?.records.length ?? 0).toBe(whole);
        const journal = openJournal(file, head);
        journal.append([createTrial(now)]);
        journal.close();
        const lines = readFileSync(file, 'utf8').split('\n');
        expect(lines.slice(0, Math.min(whole, 5)).join()).toBe(
          text.split('\n').slice(0, Math.min(whole, 5)).join(),
        );
        expect(lines.length - 1).toBe(Math.max(whole, 5) + 1);
        expect(readJournal(file)?.records).toEqual(journal.records);
      },
    ),
  );
});

test('a last line that is not JSON is torn, even with its newline', () => {
  const { file, text } = closedLog();
  appendFileSync(file, '{"op_code":7,"tri\n');
  openJournal(file, head).close();
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('bare NaN and Infinity from other writers are read', () => {
  const { file } = closedLog();
  appendFileSync(file, '{"op_code": 4, "worker_id": "x", "study_id": 0, "datetime_start": null}\n');
  for (const value of ['NaN', '-Infinity', 'Infinity']) {
    appendFileSync(
      file,
      `{"op_code": 7, "worker_id": "x", "trial_id": 1, "step": 1, "intermediate_value": ${value}}\n`,
    );
    const last = readJournal(file)!.records.at(-1);
    expect(last).toMatchObject({ intermediate_value: Number(value) });
  }
});

/** Expects that neither reading nor opening accepts the text, and that the file stays as it is. */
function expectRefused(text: string, message: (file: string) => string, opening = head): void {
  const file = closedLog().file;
  writeFileSync(file, text);
  const problem = { name: 'InputError', message: message(file) };
  expect(() => openJournal(file, opening)).toThrow(expect.objectContaining(problem));
  expect(readFileSync(file, 'utf8')).toBe(text);
}

test('a corrupt line in the middle is named, and nothing is overwritten', () => {
  const { text } = closedLog();
  const lines = text.split('\n');
  lines[2] = lines[2]!.slice(0, 20);
  expectRefused(
    lines.join('\n'),
    (file) =>
      `${file}:3: found "{\\"op_code\\":3,\\"worker", expected a record of a sweep's log: ` +
      `it is not JSON. ` +
      `Nothing was changed. Repair the line, or move the file away to start again.`,
  );
});

test.each([
  ['[1]', 'expected an object with an op_code'],
  ['{"op_code":1,"worker_id":"a"}', 'found op_code 1, expected 0 or 2…9 (a log keeps its study)'],
  ['{"op_code":"toString"}', 'found op_code "toString", expected 0 or 2…9 (a log keeps its study)'],
  ['{"op_code":8,"trial_id":0,"user_attr":{"a":1}}', 'found worker_id missing, expected a string'],
  ['{"op_code":8,"worker_id":"a","trial_id":-1}', 'found trial_id -1, expected an integer of 0 or more'],
  [
    '{"op_code":8,"worker_id":"a","trial_id":0,"user_attr":{"a":1,"b":2}}',
    'found user_attr {"a":1,"b":2}, expected an object with exactly one key',
  ],
  [
    '{"op_code":5,"worker_id":"a","trial_id":0,"param_name":"p","param_value_internal":1,"distribution":"{"}',
    "found the distribution {, expected Optuna's Float-, Int- or CategoricalDistribution",
  ],
  [
    '{"op_code":6,"worker_id":"a","trial_id":0,"state":5,"values":null}',
    'found state 5, expected a state 0…4',
  ],
  [
    '{"op_code":4,"worker_id":"a","study_id":0,"datetime_start":"yesterday"}',
    'found datetime_start "yesterday", expected an ISO date and time or null',
  ],
])('a last line %s is no torn record but a wrong one', (line, reason) => {
  const { text } = closedLog();
  const start = JSON.stringify(line.length > 60 ? `${line.slice(0, 60)}…` : line);
  expectRefused(
    `${text}${line}\n`,
    (file) =>
      `${file}:9: found ${start}, expected a record of a sweep's log: ${reason}. ` +
      `Nothing was changed. Repair the line, or move the file away to start again.`,
  );
});

test("somebody else's file is left alone", () => {
  for (const text of ['Dear diary', 'Dear diary\n', '{"op', '{"op_code":1', 'a\nb\n'].filter(
    (text) => !'{"op_code":0,'.startsWith(text),
  )) {
    const start = JSON.stringify(text.split('\n')[0]);
    const file = closedLog().file;
    writeFileSync(file, text);
    expect(() => openJournal(file, head)).toThrow(
      `${file}:1: found ${start}, expected a record of a sweep's log`,
    );
    expect(readFileSync(file, 'utf8')).toBe(text);
  }
});

test('bytes that are not UTF-8 are corrupt', () => {
  const { file, text } = closedLog();
  const bytes = Buffer.from(text);
  bytes[bytes.indexOf('mnist')] = 0xff;
  writeFileSync(file, bytes);
  expect(() => openJournal(file, head)).toThrow(`${file}:1: found`);
  expect(readFileSync(file)).toEqual(bytes);
});

test('a second study in a log is refused', () => {
  const { text } = closedLog();
  expectRefused(
    `${text}${text.split('\n')[0]}\n`,
    (file) =>
      `${file}:9: found op_code 0, expected no second study: a log holds exactly one sweep. Move the file away.`,
  );
  expectRefused(
    `${text.split('\n')[1]}\n`,
    (file) =>
      `${file}:1: found op_code 2, expected a study (op_code 0) first: a log holds exactly one sweep. Move the file away.`,
  );
});

test('the log of a newer version is refused', () => {
  const { text } = closedLog();
  expectRefused(
    text.replace('"s4nn:version":1', '"s4nn:version":2'),
    (file) =>
      `${file}:2: found a log of version 2, expected 1 or lower: a newer @s4nn/sweep wrote it. ` +
      `Update, or move the file away to start again.`,
  );
});

test("another sweep's log is refused", () => {
  const { text } = closedLog();
  expectRefused(
    text,
    (file) =>
      `${file}: found the sweep 'mnist' with directions 2, expected 'caltech' with 2. ` +
      `Give the sweep another name, or move the file away.`,
    { ...head, name: 'caltech' },
  );
  expectRefused(
    text,
    (file) =>
      `${file}: found the sweep 'mnist' with directions 2, expected 'mnist' with 1. ` +
      `Give the sweep another name, or move the file away.`,
    { ...head, objectives: [{ metric: 'loss', direction: 'minimize' }] },
  );
  expectRefused(
    text
      .split('\n')
      .filter((line) => !line.includes('s4nn:version'))
      .join('\n'),
    (file) =>
      `${file}: found the study 'mnist' of another program, expected the sweep 'mnist'. ` +
      `Give the sweep another name, or move the file away.`,
  );
});

test('a second writer is detected, and what it wrote stays', () => {
  const file = freshFile();
  const journal = openJournal(file, head);
  const other = openJournal(file, head);
  other.append([createTrial(now)]);
  const text = readFileSync(file, 'utf8');
  expect(() => journal.append(batch)).toThrow(
    `${file}: another program is writing to this log. Run only one sweep at a time on it.`,
  );
  expect(readFileSync(file, 'utf8')).toBe(text);
  journal.close();
  other.close();
});

test('a batch that cannot be written as JSON is not written at all', () => {
  const file = freshFile();
  const journal = openJournal(file, head);
  const text = readFileSync(file, 'utf8');
  const bad = { ...intermediateValue(0, 1, 0), step: 1n as unknown as number };
  expect(() => journal.append([createTrial(now), bad])).toThrow(TypeError);
  expect(readFileSync(file, 'utf8')).toBe(text);
  journal.append(batch);
  expect(readJournal(file)?.records).toEqual(journal.records);
  journal.close();
});

test('after closing, nothing is written', () => {
  const file = freshFile();
  const journal = openJournal(file, head);
  journal.close();
  expect(() => journal.append(batch)).toThrow(/EBADF/);
});

test('a folder in place of the log is an error that names it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'));
  expect(() => readJournal(folder)).toThrow(`${folder}: EISDIR`);
  expect(existsSync(folder)).toBe(true);
});
