import {
  attribute,
  createStudy,
  createTrial,
  type Distribution,
  finishTrial,
  intermediateValue,
  type JournalRecord,
  type JournalRecords,
  metricNames,
  studyAttribute,
  trialAttribute,
  trialAttributes,
  trialParameter,
} from '@s4nn/log';
import { expect, test } from 'vitest';
import { reportIn } from './report-in.js';

const reportData = (records: JournalRecords, at: Date) => reportIn(records).data(at);

const began = new Date('2026-03-04T05:06:07.000Z');
const ended = new Date('2026-03-04T05:06:09.000Z');
const ran = {
  ...{ lane: 0, attempts: 1, host: 'lab1' },
  ...{ started: began.toISOString(), ended: ended.toISOString() },
};
const rate: Distribution = {
  name: 'FloatDistribution',
  attributes: { step: null, low: 0.01, high: 1, log: true },
};
const encoder: Distribution = {
  name: 'CategoricalDistribution',
  attributes: { choices: ['latency', 3, null] },
};

const log = (directions: ('minimize' | 'maximize')[], ...records: JournalRecord[]): JournalRecords => [
  createStudy('small', directions),
  metricNames(['accuracy', 'spikes'].slice(0, directions.length)),
  ...records,
];

const complete = (id: number, ...values: number[]): JournalRecord[] => [
  createTrial(began),
  ...finishTrial(id, { state: 'complete', values }, ended),
];

test('trials come with parameters as people read them, their curve, times and failure', async () => {
  const data = await reportData(
    log(
      ['maximize'],
      studyAttribute(attribute('s4nn:seed'), 7),
      studyAttribute(attribute('s4nn:rule'), 'potential'),
      studyAttribute(attribute('s4nn:config'), { a: 1 }),
      createTrial(began),
      trialParameter(0, 'rate', 0.5, rate),
      trialParameter(0, 'encoder', 1, encoder),
      intermediateValue(0, 1, 0.8),
      intermediateValue(0, 2, 0.9),
      // An interrupted attempt had reported a third epoch.
      intermediateValue(0, 3, 0.1),
      trialAttribute(0, attribute('s4nn:epochs'), 2),
      trialAttribute(0, trialAttributes.ran.at(2), ran),
      ...finishTrial(0, { state: 'pruned', values: [0.9] }, ended),
      createTrial(began),
      intermediateValue(1, 1, Number.NaN),
      ...finishTrial(1, { state: 'fail', reason: 'NaN' }, ended),
      createTrial(began),
    ),
    ended,
  );
  expect(data).toMatchObject({
    name: 'small',
    config: { a: 1 },
    written: '2026-03-04T05:06:09.000Z',
    objectives: [{ metric: 'accuracy', direction: 'maximize' }],
    parameters: [
      { name: 'rate', kind: 'number', low: 0.01, high: 1, log: true },
      { name: 'encoder', kind: 'choice', choices: ['latency', '3', 'null'] },
    ],
    best: [],
    importance: null,
    test: null,
    confusion: null,
  });
  expect(data.facts).toContainEqual({ name: 'seed', value: '7' });
  expect(data.facts).toContainEqual({
    name: 'decision rule',
    value: 'potential',
    note: 'ties go to the largest potential; the rule to quote',
  });
  const [pruned, failed, running] = data.trials;
  expect(pruned).toEqual({
    id: 0,
    state: 'pruned',
    values: [0.9],
    curve: [
      [1, 0.8],
      [2, 0.9],
    ],
    parameters: { rate: 0.5, encoder: '3' },
    started: '2026-03-04T05:06:07.000Z',
    ended: '2026-03-04T05:06:09.000Z',
    runs: [ran],
    reason: null,
  });
  expect(failed).toMatchObject({ state: 'fail', values: null, reason: 'NaN', curve: [[1, Number.NaN]] });
  expect(running).toMatchObject({ state: 'running', ended: null, parameters: {} });
});

test('with one objective the best is one trial, with more the Pareto front', async () => {
  const one = log(['maximize'], ...complete(0, 0.5), ...complete(1, 0.9), ...complete(2, 0.9));
  expect((await reportData(one, ended)).best).toEqual([1]);
  const less = log(['minimize'], ...complete(0, 0.5), ...complete(1, 0.9));
  expect((await reportData(less, ended)).best).toEqual([0]);
  const two = log(
    ['maximize', 'minimize'],
    ...complete(0, 0.9, 300),
    ...complete(1, 0.8, 100),
    ...complete(2, 0.8, 200),
    ...complete(3, 0.95, 400),
    ...complete(4, 0.9, 300),
    createTrial(began),
    ...finishTrial(5, { state: 'pruned', values: [1, 0] }, ended),
  );
  expect((await reportData(two, ended)).best).toEqual([3, 0, 4, 1]);
});

test('a space that has grown is shown whole', async () => {
  const wider: Distribution = {
    name: 'FloatDistribution',
    attributes: { ...rate.attributes, low: 0.001, high: 0.5 },
  };
  const more: Distribution = {
    name: 'CategoricalDistribution',
    attributes: { choices: ['latency', 'rank-order'] },
  };
  const data = await reportData(
    log(
      ['maximize'],
      createTrial(began),
      trialParameter(0, 'rate', 0.5, rate),
      trialParameter(0, 'encoder', 0, encoder),
      createTrial(began),
      trialParameter(1, 'rate', 0.002, wider),
      trialParameter(1, 'encoder', 1, more),
    ),
    ended,
  );
  expect(data.parameters).toEqual([
    { name: 'rate', kind: 'number', low: 0.001, high: 1, log: true },
    { name: 'encoder', kind: 'choice', choices: ['latency', '3', 'null', 'rank-order'] },
  ]);
});

test('names that objects have of themselves are names like any other', async () => {
  const records = log(['maximize'], createTrial(began), trialParameter(0, '__proto__', 0.5, rate));
  const { parameters, trials } = await reportData(records, ended);
  expect(parameters.map(({ name }) => name)).toEqual(['__proto__']);
  expect(JSON.stringify(trials[0]!.parameters)).toBe('{"__proto__":0.5}');
});
