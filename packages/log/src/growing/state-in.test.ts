import { expect, test } from 'vitest';
import { type LanesSeen, type RecordedConfig, studyAttributes, trialAttributes } from '../attributes.js';
import {
  createStudy,
  createTrial,
  finishTrial,
  studyAttribute,
  trialAttribute,
} from '../format/make-record.js';
import type { JournalRecord } from '../format/record.js';
import { stateIn } from './state-in.js';

const now = new Date('2026-03-04T05:06:07.000Z');
const later = new Date('2026-03-04T05:06:09.500Z');
const search = { trials: 2, space: {}, enqueue: [] };
const parallel = { mode: 'reproducible', workers: 4 };
const seen: LanesSeen = {
  at: now.toISOString(),
  workers: [
    { name: 'lab1-a', host: 'lab1', lanes: 4 },
    { name: 'lab2-a', host: 'lab2', lanes: 6 },
  ],
  refused: [{ name: 'lab3-a', why: 'it has other data' }],
};

const state = (config: RecordedConfig, ...records: JournalRecord[]) =>
  stateIn([
    createStudy('small', ['maximize']),
    studyAttribute(studyAttributes.config, config),
    studyAttribute(studyAttributes.lanes, { ...seen, workers: [] }),
    studyAttribute(studyAttributes.lanes, seen),
    ...records,
  ]);

const ended = (id: number): JournalRecord[] => [
  createTrial(now),
  ...finishTrial(id, { state: 'complete', values: [1] }, later),
];

test('the workers are those of the latest record, with the lanes that parallel.workers leaves idle', () => {
  expect(state({ search, parallel }).lanes).toEqual({ ...seen, total: 10, idle: 6 });
  expect(state({ search, parallel: { ...parallel, workers: 12 } }).lanes).toMatchObject({ idle: 0 });
  expect(state({ search, parallel: { ...parallel, mode: 'async' } }).lanes).toMatchObject({ idle: 0 });
});

test('parallel.workers leaves nothing idle where only the last training is left', () => {
  expect(state({ parallel }).lanes).toMatchObject({ total: 10, idle: 0 });
  expect(state({ search, parallel }, ...ended(0)).lanes).toMatchObject({ idle: 6 });
  expect(state({ search, parallel }, ...ended(0), ...ended(1)).lanes).toMatchObject({ idle: 0 });
});

test('there are no workers after the end, nor where the log names none', () => {
  expect(state({ search, parallel }, studyAttribute(studyAttributes.done, true)).lanes).toBeNull();
  const own = stateIn([createStudy('small', ['maximize']), ...ended(0)]);
  expect([own.lanes, own.machines]).toEqual([null, null]);
});

test('segments keep their machines', () => {
  const times = { started: now.toISOString(), ended: later.toISOString() };
  const ran = { lane: 1, attempts: 2, ...times, host: 'lab1' };
  const { trials, machines } = state(
    { search, parallel },
    createTrial(now),
    trialAttribute(0, trialAttributes.ran.at(2), ran),
    trialAttribute(0, trialAttributes.ran.at(5), { lane: 0, attempts: 1, ...times }),
  );
  expect(trials[0]!.runs).toEqual([ran, { lane: 0, attempts: 1, ...times }]);
  expect(machines).toEqual([
    { host: 'lab1', segments: 1, seconds: 2.5 },
    { host: null, segments: 1, seconds: 2.5 },
  ]);
});
