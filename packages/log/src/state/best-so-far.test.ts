import type { Direction } from '@s4nn/core';
import { expect, test } from 'vitest';
import { createStudy, createTrial, finishTrial, intermediateValue } from '../format/make-record.js';
import type { JournalRecord, Outcome } from '../format/record.js';
import { growingState } from '../growing/growing-state.js';
import { bestSoFar } from './best-so-far.js';

const now = new Date(0);
const begin = createTrial(now);
const train = (trial: number, ...epochs: number[]): JournalRecord[] =>
  epochs.map((epoch) => intermediateValue(trial, epoch, 0.5));
const end = (trial: number, state: 'complete' | 'pruned', ...values: number[]): JournalRecord[] =>
  finishTrial(trial, { state, values } as Outcome, now);

const endings = (directions: readonly Direction[], ...records: JournalRecord[]) => {
  const state = growingState(createStudy('small', directions));
  state.apply(records);
  return state.endings;
};

test('endings come in the order of the log, with the epochs of all trials', () => {
  const found = endings(
    ['maximize'],
    begin,
    begin,
    ...train(0, 1, 2),
    ...train(1, 1),
    ...end(1, 'pruned', 0.2),
    // A crash had torn off the end of this segment, so it was written again.
    ...train(0, 3),
    ...train(0, 3, 4),
    ...end(0, 'complete', 0.7),
    begin,
  );
  expect(found.map(({ trial, trials, epochs }) => [trial.id, trials, epochs])).toEqual([
    [1, 1, 3],
    [0, 2, 5],
  ]);
});

test('the best complete trials by each objective, after each quarter of what both sweeps have done', () => {
  const directions: Direction[] = ['maximize', 'minimize'];
  const trials = (values: readonly (readonly [number, number] | null)[], epochs: number) =>
    endings(
      directions,
      ...values.flatMap((value, id) => [
        begin,
        ...train(id, ...Array.from({ length: epochs }, (_, index) => index + 1)),
        ...(value ? end(id, 'complete', ...value) : end(id, 'pruned', 1, 0)),
      ]),
    );
  const first = trials([null, [0.5, 9], [0.4, 3], [0.9, 5]], 1);
  const second = trials(
    [
      [0.1, 8],
      [0.2, 9],
      [0.1, 7],
      [0.3, 9],
      [0.8, 1],
      [0.9, 0],
    ],
    2,
  );
  expect(bestSoFar([first, second], directions)).toEqual({
    trials: [
      {
        after: 1,
        values: [
          [null, null],
          [0.1, 8],
        ],
      },
      {
        after: 2,
        values: [
          [0.5, 9],
          [0.2, 8],
        ],
      },
      {
        after: 3,
        values: [
          [0.5, 3],
          [0.2, 7],
        ],
      },
      {
        after: 4,
        values: [
          [0.9, 3],
          [0.3, 7],
        ],
      },
    ],
    epochs: [
      {
        after: 1,
        values: [
          [null, null],
          [null, null],
        ],
      },
      {
        after: 2,
        values: [
          [0.5, 9],
          [0.1, 8],
        ],
      },
      {
        after: 3,
        values: [
          [0.5, 3],
          [0.1, 8],
        ],
      },
      {
        after: 4,
        values: [
          [0.9, 3],
          [0.2, 8],
        ],
      },
    ],
  });
});

test('before any trial has ended there is nothing to compare, and few trials have fewer quarters', () => {
  const one = endings(['maximize'], begin, ...train(0, 1), ...end(0, 'complete', 0.5));
  expect(bestSoFar([one, endings(['maximize'], begin)], ['maximize'])).toEqual({ trials: [], epochs: [] });
  expect(bestSoFar([one, one], ['maximize']).trials).toEqual([{ after: 1, values: [[0.5], [0.5]] }]);
});
