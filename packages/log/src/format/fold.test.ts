import { expect, test } from 'vitest';
import { attribute } from '../attributes.js';
import { type Distribution, naturalValue } from './distribution.js';
import { fold } from './fold.js';
import {
  createStudy,
  createTrial,
  finishTrial,
  intermediateValue,
  metricNames,
  studyAttribute,
  trialAttribute,
  trialParameter,
} from './make-record.js';
import type { JournalRecord } from './record.js';

const started = new Date('2026-03-04T05:06:07.089Z');
const ended = new Date('2026-03-04T05:16:07.001Z');
const size: Distribution = {
  name: 'IntDistribution',
  attributes: { log: true, step: 1, low: 100, high: 1000 },
};
const depth: Distribution = { name: 'CategoricalDistribution', attributes: { choices: ['shallow', 'deep'] } };
const study = createStudy('mnist', ['maximize', 'minimize']);

test('a log folds into its study and its trials', () => {
  const log = fold([
    study,
    metricNames(['accuracy', 'spikes']),
    studyAttribute(attribute('seed'), 1),
    createTrial(started),
    createTrial(started),
    trialParameter(1, '/size', 400, size),
    trialParameter(1, '/depth', 1, depth),
    trialParameter(0, '/size', 100, size),
    intermediateValue(1, 1, 0.5),
    intermediateValue(1, 2, Number.NaN),
    trialAttribute(1, attribute('host'), 'a'),
    studyAttribute(attribute('seed'), 2),
    trialAttribute(1, attribute('host'), 'b'),
    intermediateValue(1, 1, 0.25),
    ...finishTrial(1, { state: 'complete', values: [0.25, 80] }, ended),
  ]);
  expect(log.study).toEqual({
    name: 'mnist',
    directions: ['maximize', 'minimize'],
    attributes: { seed: 2 },
  });
  expect(log.trials).toEqual([
    {
      id: 0,
      state: 'running',
      values: null,
      parameters: { '/size': { value: 100, distribution: size } },
      attributes: {},
      intermediate: new Map(),
      started,
      completed: null,
    },
    {
      id: 1,
      state: 'complete',
      values: [0.25, 80],
      parameters: {
        '/size': { value: 400, distribution: size },
        '/depth': { value: 1, distribution: depth },
      },
      attributes: { host: 'b' },
      intermediate: new Map([
        [1, 0.25],
        [2, Number.NaN],
      ]),
      started,
      completed: ended,
    },
  ]);
  const { value, distribution } = log.trials[1]!.parameters['/depth']!;
  expect(naturalValue(value, distribution)).toBe('deep');
  expect(naturalValue(400, size)).toBe(400);
});

test('a failure keeps its reason, and nothing changes an ended trial', () => {
  const log = fold([
    study,
    createTrial(started),
    ...finishTrial(0, { state: 'fail', reason: 'the objective is NaN' }, ended),
    ...finishTrial(0, { state: 'complete', values: [1, 1] }, started),
    intermediateValue(0, 1, 1),
    trialAttribute(0, attribute('a'), 1),
    trialParameter(0, '/size', 400, size),
  ]);
  expect(log.trials).toEqual([
    {
      id: 0,
      state: 'fail',
      values: null,
      parameters: {},
      attributes: { 's4nn:failure': 'the objective is NaN' },
      intermediate: new Map(),
      started,
      completed: ended,
    },
  ]);
});

test('a pruned trial keeps the values of its last report', () => {
  const log = fold([
    study,
    createTrial(started),
    ...finishTrial(0, { state: 'pruned', values: [0.5, 7] }, ended),
  ]);
  expect(log.trials[0]).toMatchObject({ state: 'pruned', values: [0.5, 7] });
});

test('records of trials that never started are ignored', () => {
  expect(fold([study, intermediateValue(0, 1, 1), trialAttribute(7, attribute('a'), 1)]).trials).toEqual([]);
});

test('trials that Optuna wrote as a whole or enqueued are read', () => {
  const create = { op_code: 4, worker_id: 'x', study_id: 0 } as const;
  const log = fold([
    study,
    {
      ...create,
      datetime_start: '2026-03-04T05:06:07.089000+00:00',
      datetime_complete: '2026-03-04T05:16:07.001000+00:00',
      state: 1,
      value: 0.5,
      values: null,
      params: { '/depth': 0 },
      distributions: { '/depth': JSON.stringify(depth) },
      user_attrs: { a: [1] },
      system_attrs: { b: 2 },
      intermediate_values: { '1': 0.25 },
    },
    { ...create, datetime_start: null, state: 4 },
    {
      op_code: 6,
      worker_id: 'x',
      trial_id: 1,
      state: 0,
      values: null,
      datetime_start: '2026-03-04T05:06:07.089000+00:00',
    },
    { op_code: 9, worker_id: 'x', trial_id: 1, system_attr: { c: 1 } },
  ]);
  expect(log.trials).toEqual([
    {
      id: 0,
      state: 'complete',
      values: [0.5],
      parameters: { '/depth': { value: 0, distribution: depth } },
      attributes: { a: [1] },
      intermediate: new Map([[1, 0.25]]),
      started,
      completed: ended,
    },
    {
      id: 1,
      state: 'running',
      values: null,
      parameters: {},
      attributes: {},
      intermediate: new Map(),
      started,
      completed: null,
    },
  ]);
});

test('any name is safe', () => {
  const log = fold([
    study,
    studyAttribute(attribute('__proto__'), { polluted: true }),
    createTrial(started),
    trialAttribute(0, attribute('__proto__'), { polluted: true }),
    trialParameter(0, '__proto__', 1, size),
    trialParameter(0, 'constructor', 1, size),
  ]);
  expect('polluted' in {}).toBe(false);
  expect(Object.keys(log.study.attributes)).toEqual(['__proto__']);
  expect(Object.keys(log.trials[0]!.attributes)).toEqual(['__proto__']);
  expect(Object.keys(log.trials[0]!.parameters)).toEqual(['__proto__', 'constructor']);
});

test('folding a longer log agrees with folding its parts: a prefix of the trials never changes once ended', () => {
  const records: JournalRecord[] = [];
  for (let trial = 0; trial < 1000; trial++) {
    records.push(createTrial(started), trialParameter(trial, '/size', 100 + trial, size));
    for (let step = 1; step <= 97; step++) records.push(intermediateValue(trial, step, trial + step / 100));
    records.push(...finishTrial(trial, { state: 'complete', values: [trial, 0] }, ended));
  }
  const log = fold([study, ...records]);
  expect(log.trials).toHaveLength(1000);
  expect(log.trials[999]!.intermediate.get(97)).toBe(999.97);
  const half = fold([study, ...records.slice(0, 50_000)]);
  expect(half.trials).toEqual(log.trials.slice(0, 500));
});
