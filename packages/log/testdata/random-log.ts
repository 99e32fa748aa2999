import fc from 'fast-check';
import { attribute, type LanesSeen, studyAttributes, trialAttributes } from '../src/attributes.js';
import type { Distribution } from '../src/format/distribution.js';
import {
  createStudy,
  createTrial,
  intermediateValue,
  metricNames,
  studyAttribute,
  trialAttribute,
  trialParameter,
} from '../src/format/make-record.js';
import type { JournalRecord, JournalRecords } from '../src/format/record.js';

const start = Date.parse('2026-03-04T05:06:07.089Z');
const at = (second: number): Date => new Date(start + 1000 * second);
const stamp = (second: number): string => at(second).toISOString().replace('Z', '000+00:00');

const number = (low: number, high: number, log: boolean): Distribution => ({
  name: 'FloatDistribution',
  attributes: { step: null, low, high, log },
});
const choice = (...choices: (string | number | null)[]): Distribution => ({
  name: 'CategoricalDistribution',
  attributes: { choices },
});

/** Spaces that were extended, and one in which a parameter has become another kind. */
const distributions = [
  number(0.1, 1, true),
  number(0.01, 0.5, false),
  choice('latency', 3, null),
  choice('rank', 'latency'),
];

const space = { rate: { uniform: [0, 1] } };

const second = fc.integer({ min: 0, max: 60 });
const trialId = fc.integer({ min: 0, max: 6 });
const epoch = fc.integer({ min: 1, max: 4 });
const value = fc.constantFrom(0, 0.25, 0.5, 0.75, 1, Number.NaN);
const host = fc.constantFrom(undefined, 'lab2', 'lab10', 'größe');

const run = fc.tuple(second, second, host).map(([from, to, machine]) => ({
  lane: 0,
  attempts: 1,
  started: at(from).toISOString(),
  ended: at(to).toISOString(),
  ...(machine !== undefined && { host: machine }),
}));

const lanes: LanesSeen = {
  at: at(0).toISOString(),
  workers: [{ name: 'lab2-a', host: 'lab2', lanes: 4 }],
  refused: [],
};

const created = fc.oneof(
  { weight: 4, arbitrary: second.map((when) => createTrial(at(when))) },
  // Enqueued, and added as a whole, as Optuna does.
  fc.constant<JournalRecord>({ op_code: 4, worker_id: 'o', study_id: 0, datetime_start: null, state: 4 }),
  fc.tuple(fc.constantFrom(0, 1, 2, 3), second, second, value).map(
    ([state, from, to, result]): JournalRecord => ({
      op_code: 4,
      worker_id: 'o',
      study_id: 0,
      datetime_start: stamp(from),
      datetime_complete: stamp(to),
      state,
      value: result,
      params: { rate: 0.5 },
      distributions: { rate: JSON.stringify(distributions[0]) },
      user_attrs: { [trialAttributes.failure.name]: 'lost' },
      intermediate_values: { '1': 0.5 },
    }),
  ),
);

const study = fc.constantFrom<JournalRecord>(
  metricNames(['accuracy', 'spikes']),
  studyAttribute(studyAttributes.seed, 7),
  studyAttribute(studyAttributes.rule, 'potential'),
  studyAttribute(studyAttributes.config, { search: { trials: 9, space, enqueue: [] } }),
  studyAttribute(studyAttributes.config, {
    search: { trials: 12, space, enqueue: [] },
    parallel: { mode: 'reproducible', workers: 2 },
  }),
  studyAttribute(studyAttributes.lanes, lanes),
  studyAttribute(studyAttributes.timeout, { seconds: 3 }),
  studyAttribute(studyAttributes.done, true),
  studyAttribute(studyAttributes.done, false),
  studyAttribute(studyAttributes.ended, 'trials'),
  { op_code: 3, worker_id: 'o', study_id: 0, system_attr: { other: 1 } },
);

const aboutTrial = fc.oneof(
  fc
    .tuple(trialId, fc.constantFrom('rate', 'encoder', '__proto__'), fc.constantFrom(...distributions))
    .map(([trial, name, distribution]) => trialParameter(trial, name, 1, distribution)),
  fc.tuple(trialId, epoch, value).map(([trial, step, result]) => intermediateValue(trial, step, result)),
  fc.tuple(trialId, epoch, run).map(([trial, to, ran]) => trialAttribute(trial, trialAttributes.ran.at(to), ran)),
  fc
    .tuple(trialId, epoch)
    .map(([trial, to]) => trialAttribute(trial, trialAttributes.rung.at(to), 'continue' as const)),
  fc.tuple(trialId, epoch).map(([trial, to]) => trialAttribute(trial, trialAttributes.epochs, to)),
  fc
    .tuple(trialId, epoch)
    .map(([trial, rung]) => trialAttribute(trial, trialAttributes.pruned, { rung, value: 1, because: 'worse' })),
  fc
    .tuple(trialId, epoch)
    .map(([trial, step]) => trialAttribute(trial, attribute(trialAttributes.epoch.at(step).name), { epoch: step })),
  trialId.map((trial) => trialAttribute(trial, trialAttributes.timeout, { seconds: 1 })),
  trialId.map(
    (trial): JournalRecord => ({ op_code: 9, worker_id: 'o', trial_id: trial, system_attr: { a: 1 } }),
  ),
);

const transition = fc
  .tuple(trialId, fc.constantFrom(0, 1, 1, 1, 2, 2, 3), fc.array(value, { minLength: 2, maxLength: 2 }), second)
  .map(
    ([trial, state, values, when]): JournalRecord => ({
      op_code: 6,
      worker_id: 's4nn',
      trial_id: trial,
      state,
      values: state === 3 ? null : values,
      datetime_complete: stamp(when),
    }),
  );

/**
 * Logs in any order: also of trials that wait or never started, with what a crash had written again, after the end of a trial, of
 * spaces that were extended, and as other programs write them.
 */
export const anyLog: fc.Arbitrary<JournalRecords> = fc
  .tuple(
    fc.constantFrom<('minimize' | 'maximize')[]>(['maximize'], ['minimize'], ['maximize', 'minimize']),
    fc.array(
      fc.oneof(
        { weight: 3, arbitrary: created },
        { weight: 1, arbitrary: study },
        { weight: 8, arbitrary: aboutTrial },
        { weight: 3, arbitrary: transition },
      ),
      { maxLength: 60, size: 'max' },
    ),
  )
  .map(([directions, records]) => [createStudy('any', directions), ...records]);

/** Records in pieces, some of them empty. */
export const inPieces = (records: readonly JournalRecord[]): fc.Arbitrary<readonly JournalRecord[][]> =>
  fc.array(fc.nat(records.length), { maxLength: 8 }).map((cuts) => {
    const ends = [...cuts, records.length].sort((a, b) => a - b);
    return ends.map((end, index) => records.slice(ends[index - 1] ?? 0, end));
  });
