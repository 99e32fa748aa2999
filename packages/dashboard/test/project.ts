import { appendFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createStudy,
  createTrial,
  distributionOf,
  finishTrial,
  formatJson,
  intermediateValue,
  type JournalRecord,
  metricNames,
  type Outcome,
  studyAttribute,
  studyAttributes,
  trialParameter,
} from '@s4nn/log';

/** A folder of a project with logs that tests write. */
export interface Project {
  readonly folder: string;
  /** Begins a log, in place of the one before. */
  begin(name: string, trials: number): void;
  append(name: string, records: readonly JournalRecord[]): void;
  file(name: string, ending: string): string;
}

const text = (records: readonly JournalRecord[]): string =>
  records.map((record) => `${formatJson(record)}\n`).join('');

/** A project without sweeps. */
export function emptyProject(): Project {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-dashboard-'));
  mkdirSync(join(folder, 'sweeps'));
  const file = (name: string, ending: string): string => join(folder, 'sweeps', `${name}${ending}`);
  return {
    folder,
    file,
    begin: (name, trials) => {
      const config = {
        search: { trials, space: { '/training/rate': { loguniform: [0.01, 1] } }, enqueue: [] },
        parallel: { mode: 'reproducible', workers: 4 },
      };
      const head = [
        createStudy(name, ['maximize']),
        metricNames(['validation.accuracy']),
        studyAttribute(studyAttributes.format, 1),
        studyAttribute(studyAttributes.config, config),
      ];
      writeFileSync(file(name, '.journal.log'), text(head));
    },
    append: (name, records) => appendFileSync(file(name, '.journal.log'), text(records)),
  };
}

const range = { kind: 'number', low: 0.01, high: 1, step: null, log: true } as const;

/** A trial that was suggested. */
export const begun = (trial: number): JournalRecord[] => [
  createTrial(new Date()),
  trialParameter(trial, 'rate', 0.01 * (1 + trial), distributionOf(range)),
];

/** The same with an epoch of that value, at its end. */
export const ended = (trial: number, value: number, outcome?: Outcome): JournalRecord[] => [
  ...begun(trial),
  intermediateValue(trial, 1, value),
  ...finishTrial(trial, outcome ?? { state: 'complete', values: [value] }, new Date()),
];
