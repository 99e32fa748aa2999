import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replayStrictly } from '../../testdata/strict-reader.js';
import { attribute, studyAttributes } from '../attributes.js';
import { openJournal } from '../file/open.js';
import type { Distribution } from './distribution.js';
import {
  createTrial,
  finishTrial,
  intermediateValue,
  metricNames,
  studyAttribute,
  trialAttribute,
  trialParameter,
} from './make-record.js';

const rate: Distribution = {
  name: 'FloatDistribution',
  attributes: { step: null, low: 0.01, high: 1, log: true },
};
const size: Distribution = {
  name: 'IntDistribution',
  attributes: { log: false, step: 50, low: 100, high: 1000 },
};
const depth: Distribution = {
  name: 'CategoricalDistribution',
  attributes: { choices: ['one layer', null, true, 3] },
};
const start = new Date('2026-03-04T05:06:07.089Z');
const end = new Date('2026-03-04T05:16:07.001Z');

/** A log with a complete, a pruned, a failed and a running trial, as text. */
function writtenLog(): { file: string; text: string } {
  const file = join(mkdtempSync(join(tmpdir(), 'journal-')), 'sweep.journal.log');
  const journal = openJournal(file, {
    name: 'mnist',
    objectives: [{ metric: 'accuracy', direction: 'maximize' }],
    attributes: [
      studyAttribute(studyAttributes.config, { epochs: 2, name: 'süß' }),
      studyAttribute(studyAttributes.seed, 1),
    ],
  });
  journal.append([
    createTrial(start),
    trialParameter(0, '/rate', 0.2, rate),
    trialParameter(0, '/size', 400, size),
    trialParameter(0, '/depth', 3, depth),
    trialAttribute(0, attribute('s4nn:epoch:1'), { spikes: [1.5, Number.NaN] }),
    intermediateValue(0, 1, 0.5),
    intermediateValue(0, 2, 0.75),
    ...finishTrial(0, { state: 'complete', values: [0.75] }, end),
  ]);
  journal.append([
    createTrial(start),
    trialParameter(1, '/rate', 1, rate),
    intermediateValue(1, 1, Number.NaN),
    ...finishTrial(1, { state: 'fail', reason: 'the objective is NaN' }, end),
    createTrial(start),
    intermediateValue(2, 1, 0.25),
    ...finishTrial(2, { state: 'pruned', values: [0.25] }, end),
    createTrial(start),
    intermediateValue(3, 1, 0.125),
  ]);
  journal.close();
  return { file, text: readFileSync(file, 'utf8') };
}

test('the bytes of a log stay the same', () => {
  expect(writtenLog().text).toMatchInlineSnapshot(`
    "{"op_code":0,"worker_id":"s4nn","study_name":"mnist","directions":[2]}
    {"op_code":2,"worker_id":"s4nn","study_id":0,"user_attr":{"s4nn:version":1}}
    {"op_code":3,"worker_id":"s4nn","study_id":0,"system_attr":{"study:metric_names":["accuracy"]}}
    {"op_code":2,"worker_id":"s4nn","study_id":0,"user_attr":{"s4nn:config":{"epochs":2,"name":"süß"}}}
    {"op_code":2,"worker_id":"s4nn","study_id":0,"user_attr":{"s4nn:seed":1}}
    {"op_code":4,"worker_id":"s4nn","study_id":0,"datetime_start":"2026-03-04T05:06:07.089000+00:00"}
    {"op_code":5,"worker_id":"s4nn","trial_id":0,"param_name":"/rate","param_value_internal":0.2,"distribution":"{\\"name\\":\\"FloatDistribution\\",\\"attributes\\":{\\"step\\":null,\\"low\\":0.01,\\"high\\":1,\\"log\\":true}}"}
    {"op_code":5,"worker_id":"s4nn","trial_id":0,"param_name":"/size","param_value_internal":400,"distribution":"{\\"name\\":\\"IntDistribution\\",\\"attributes\\":{\\"log\\":false,\\"step\\":50,\\"low\\":100,\\"high\\":1000}}"}
    {"op_code":5,"worker_id":"s4nn","trial_id":0,"param_name":"/depth","param_value_internal":3,"distribution":"{\\"name\\":\\"CategoricalDistribution\\",\\"attributes\\":{\\"choices\\":[\\"one layer\\",null,true,3]}}"}
    {"op_code":8,"worker_id":"s4nn","trial_id":0,"user_attr":{"s4nn:epoch:1":{"spikes":[1.5,NaN]}}}
    {"op_code":7,"worker_id":"s4nn","trial_id":0,"step":1,"intermediate_value":0.5}
    {"op_code":7,"worker_id":"s4nn","trial_id":0,"step":2,"intermediate_value":0.75}
    {"op_code":6,"worker_id":"s4nn","trial_id":0,"state":1,"values":[0.75],"datetime_complete":"2026-03-04T05:16:07.001000+00:00"}
    {"op_code":4,"worker_id":"s4nn","study_id":0,"datetime_start":"2026-03-04T05:06:07.089000+00:00"}
    {"op_code":5,"worker_id":"s4nn","trial_id":1,"param_name":"/rate","param_value_internal":1,"distribution":"{\\"name\\":\\"FloatDistribution\\",\\"attributes\\":{\\"step\\":null,\\"low\\":0.01,\\"high\\":1,\\"log\\":true}}"}
    {"op_code":7,"worker_id":"s4nn","trial_id":1,"step":1,"intermediate_value":NaN}
    {"op_code":8,"worker_id":"s4nn","trial_id":1,"user_attr":{"s4nn:failure":"the objective is NaN"}}
    {"op_code":6,"worker_id":"s4nn","trial_id":1,"state":3,"values":null,"datetime_complete":"2026-03-04T05:16:07.001000+00:00"}
    {"op_code":4,"worker_id":"s4nn","study_id":0,"datetime_start":"2026-03-04T05:06:07.089000+00:00"}
    {"op_code":7,"worker_id":"s4nn","trial_id":2,"step":1,"intermediate_value":0.25}
    {"op_code":6,"worker_id":"s4nn","trial_id":2,"state":2,"values":[0.25],"datetime_complete":"2026-03-04T05:16:07.001000+00:00"}
    {"op_code":4,"worker_id":"s4nn","study_id":0,"datetime_start":"2026-03-04T05:06:07.089000+00:00"}
    {"op_code":7,"worker_id":"s4nn","trial_id":3,"step":1,"intermediate_value":0.125}
    "
  `);
});

test('a strict reader of the format accepts a log', () => {
  expect(replayStrictly(writtenLog().text)).toEqual(['complete', 'fail', 'pruned', 'running']);
});

test('the strict reader refuses what Optuna would', () => {
  const { text } = writtenLog();
  const corrupt = (from: string | RegExp, to: string) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect(() => replayStrictly(changed)).toThrow();
  };
  corrupt('"worker_id":"s4nn",', '');
  corrupt('{"s4nn:seed":1}', '{"s4nn:seed":1,"more":2}');
  corrupt('"trial_id":3', '"trial_id":4');
  corrupt('"trial_id":3', '"trial_id":0');
  corrupt('.089000+00:00', '.089Z');
  corrupt('\\"log\\":true', '\\"log\\":true,\\"more\\":1');
  corrupt('\\"step\\":null', '\\"step\\":0.5');
  corrupt('"values":[0.75]', '"values":[0.75,1]');
  corrupt('"values":null', '"values":[0.5]');
  corrupt('"step":2', '"step":1.5');
  corrupt('"param_value_internal":3', '"param_value_internal":4');
});

test('a trial ends only with finite values', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => finishTrial(0, { state: 'complete', values: [value] }, end)).toThrow(RangeError);
  }
});

test('metric names are a system attribute', () => {
  expect(metricNames(['accuracy'])).toEqual({
    op_code: 3,
    worker_id: 's4nn',
    study_id: 0,
    system_attr: { 'study:metric_names': ['accuracy'] },
  });
});

const program = `
import json, math, sys, optuna
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend
optuna.logging.set_verbosity(optuna.logging.ERROR)
study = optuna.load_study(study_name=None, storage=JournalStorage(JournalFileBackend(sys.argv[1])))
print(json.dumps({
  "name": study.study_name, "directions": [d.name for d in study.directions], "metrics": study.metric_names,
  "attributes": study.user_attrs, "best": study.best_trial.number,
  "trials": [{"state": t.state.name, "values": t.values, "params": t.params,
    "reports": [None if math.isnan(v) else v for v in t.intermediate_values.values()],
    "start": t.datetime_start.timestamp(), "keys": list(t.user_attrs)} for t in study.trials]}))
trial = study.ask({name: d for name, d in study.trials[0].distributions.items()})
study.tell(trial, 0.5)
`;

function hasOptuna(): boolean {
  try {
    execFileSync('python3', ['-c', 'import optuna'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('Optuna itself loads a log and continues it', ({ skip }) => {
  skip(!hasOptuna(), 'python3 with optuna is not installed here');
  const { file, text } = writtenLog();
  const seen: unknown = JSON.parse(execFileSync('python3', ['-c', program, file], { encoding: 'utf8' }));
  const parameters = { '/rate': 0.2, '/size': 400, '/depth': 3 };
  const begun = start.getTime() / 1000;
  expect(seen).toEqual({
    name: 'mnist',
    directions: ['MAXIMIZE'],
    metrics: ['accuracy'],
    attributes: { 's4nn:version': 1, 's4nn:config': { epochs: 2, name: 'süß' }, 's4nn:seed': 1 },
    best: 0,
    trials: [
      {
        state: 'COMPLETE',
        values: [0.75],
        params: parameters,
        reports: [0.5, 0.75],
        start: begun,
        keys: ['s4nn:epoch:1'],
      },
      {
        state: 'FAIL',
        values: null,
        params: { '/rate': 1 },
        reports: [null],
        start: begun,
        keys: ['s4nn:failure'],
      },
      { state: 'PRUNED', values: [0.25], params: {}, reports: [0.25], start: begun, keys: [] },
      { state: 'RUNNING', values: null, params: {}, reports: [0.125], start: begun, keys: [] },
    ],
  });
  const after = readFileSync(file, 'utf8');
  expect(after.startsWith(text)).toBe(true);
  expect(after.slice(text.length)).toContain('"op_code":6');
});
