import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainState } from '../../testdata/plain-state.js';
import { anyLog, inPieces } from '../../testdata/random-log.js';
import { trialAttributes } from '../attributes.js';
import { fold } from '../format/fold.js';
import { growingLog } from '../format/growing-log.js';
import {
  createStudy,
  createTrial,
  finishTrial,
  intermediateValue,
  trialAttribute,
} from '../format/make-record.js';
import type { JournalRecord, JournalRecords } from '../format/record.js';
import type { SweepLog } from '../format/sweep-log.js';
import { growingState } from './growing-state.js';
import { stateIn, stateOf } from './state-in.js';

const now = new Date('2026-03-04T05:06:07.089Z');
const logInPieces = anyLog.chain((records) => inPieces(records).map((pieces) => ({ records, pieces })));

test('a log in any pieces gives the state of the whole', () => {
  fc.assert(
    fc.property(logInPieces, fc.array(fc.boolean()), ({ records, pieces }, looks) => {
      const growing = growingState(records[0]);
      for (const [index, piece] of pieces.entries()) {
        growing.apply(piece);
        // Whether somebody looks in between changes nothing.
        if (looks[index]) stateOf(growing);
      }
      const whole = growingState(records[0]);
      whole.apply(records);
      expect(growing.log()).toEqual(withoutReports(fold(records)));
      expect(stateOf(growing)).toEqual(stateIn(records));
      expect(growing.summary()).toEqual(whole.summary());
      expect(growing.endings).toEqual(whole.endings);
      expect(growing.improvements).toEqual(whole.improvements);
    }),
    { numRuns: 100 },
  );
});

/** A log without the reports of epochs, which a state does not keep. */
const withoutReports = (log: SweepLog): SweepLog => ({
  ...log,
  trials: log.trials.map((trial) => ({
    ...trial,
    attributes: Object.fromEntries(
      Object.entries(trial.attributes).filter(([name]) => !name.startsWith('s4nn:epoch ')),
    ),
  })),
});

test('a growing log in any pieces is the fold of the whole', () => {
  fc.assert(
    fc.property(logInPieces, ({ records, pieces }) => {
      const growing = growingLog(records[0]);
      for (const piece of pieces) growing.apply(piece);
      expect(growing.log()).toEqual(fold(records));
    }),
    { numRuns: 100 },
  );
});

test('a state is what its definition says of the whole log', () => {
  fc.assert(
    fc.property(logInPieces, ({ records, pieces }) => {
      const growing = growingState(records[0]);
      for (const piece of pieces) growing.apply(piece);
      expect(growing.summary()).toMatchObject(plainState(records));
    }),
    { numRuns: 100 },
  );
});

test('apply names exactly the trials that have changed, and the others stay the same objects', () => {
  fc.assert(
    fc.property(logInPieces, ({ records, pieces }) => {
      const growing = growingState(records[0]);
      let read = 0;
      for (const piece of pieces) {
        const before = growing.log().trials.map(({ id }) => growing.trial(id));
        const earlier = textsOf(records, read);
        read += piece.length;
        const changed = growing.apply(piece);
        const now = textsOf(records, read);
        for (const { id } of growing.log().trials) {
          if (!changed.includes(id)) expect(growing.trial(id)).toBe(before[id]);
          if (earlier[id] !== now[id]) expect(changed).toContain(id);
        }
        expect(changed).toEqual([...new Set(changed)].sort((a, b) => a - b));
      }
    }),
    { numRuns: 100 },
  );
});

/** The trials of the first records as text. */
function textsOf(records: JournalRecords, count: number): string[] {
  const some = [records[0], ...(records.slice(1, Math.max(1, count)) as JournalRecord[])] as const;
  return withoutReports(fold(some)).trials.map((trial) =>
    JSON.stringify({ ...trial, intermediate: [...trial.intermediate] }),
  );
}

test('best values so far, and the ends of trials with what was trained by then', () => {
  const growing = growingState(createStudy('small', ['minimize']));
  const begin = createTrial(now);
  const train = (trial: number, step: number) => intermediateValue(trial, step, 1);
  const end = (trial: number, state: 'complete' | 'pruned', value: number): JournalRecord[] =>
    finishTrial(trial, { state, values: [value] }, now);
  growing.apply([
    begin,
    begin,
    begin,
    begin,
    train(0, 1),
    train(1, 1),
    train(1, 1),
    ...end(1, 'complete', 0.5),
  ]);
  growing.apply([train(0, 2), ...end(0, 'pruned', 0.1), ...end(2, 'complete', 0.5), train(3, 1)]);
  growing.apply([...end(3, 'complete', 0.25), ...end(3, 'complete', 0)]);
  expect(growing.endings.map(({ trial, trials, epochs }) => [trial.id, trials, epochs])).toEqual([
    [1, 1, 2],
    [0, 2, 3],
    [2, 3, 3],
    [3, 4, 4],
  ]);
  expect(growing.improvements).toEqual([
    { trial: 1, trials: 1, epochs: 2, value: 0.5 },
    { trial: 3, trials: 4, epochs: 4, value: 0.25 },
  ]);
});

test('each decision about a trial, and the others whose values were known by then', () => {
  const growing = growingState(createStudy('small', ['maximize']));
  const epochs = (trial: number, from: number, to: number): JournalRecord[] =>
    Array.from({ length: to - from }, (_, index) =>
      intermediateValue(trial, from + index + 1, trial + index / 10),
    );
  const rung = (trial: number, to: number, decision: 'continue' | 'pause') =>
    trialAttribute(trial, trialAttributes.rung.at(to), decision);
  growing.apply([
    ...[0, 1, 2, 3].map(() => createTrial(now)),
    ...epochs(0, 0, 2),
    rung(0, 2, 'continue'),
    ...epochs(1, 0, 2),
    rung(1, 2, 'pause'),
    // Of one that is still between two rungs nothing is known.
    ...epochs(3, 0, 1),
    ...epochs(0, 2, 6),
    rung(0, 6, 'continue'),
    ...epochs(2, 0, 2),
    trialAttribute(2, trialAttributes.epochs, 2),
    ...finishTrial(2, { state: 'pruned', values: [2.1] }, now),
    ...epochs(0, 6, 7),
    ...finishTrial(1, { state: 'pruned', values: [1.1] }, now),
    ...finishTrial(0, { state: 'complete', values: [0] }, now),
  ]);
  expect(growing.rungs(0)).toEqual([
    { epoch: 2, decision: 'continue', value: 0.1, others: [] },
    { epoch: 6, decision: 'continue', value: 0.3, others: [] },
    { epoch: 7, decision: 'complete', value: 0, others: [] },
  ]);
  expect(growing.rungs(1)).toEqual([
    { epoch: 2, decision: 'pause', value: 1.1, others: [0] },
    { epoch: 2, decision: 'pruned', value: 1.1, others: [0, 2] },
  ]);
  expect(growing.rungs(2)).toEqual([{ epoch: 2, decision: 'pruned', value: 2.1, others: [0, 1] }]);
  expect(growing.rungs(3)).toEqual([]);
});
