import {
  finishTrial,
  intermediateValue,
  type JournalRecord,
  trialAttribute,
  trialAttributes,
} from '@s4nn/log';
import { foldersIn, type LiveSweep } from '@s4nn/sweep';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { begun, emptyProject, ended } from '../../test/project.js';
import { type FollowedSweep, followSweep } from '../follow/follow-sweep.js';
import { commandsOf } from './commands.js';
import { courseOf } from './course.js';
import { lastDecisions } from './decisions.js';
import { liveData } from './live.js';
import { rungsOf } from './rungs.js';
import { secondsLeft } from './time-left.js';
import { trialData } from './trial.js';

const project = emptyProject();
let count = 0;
function sweepWith(records: readonly JournalRecord[], trials = 10): FollowedSweep {
  const name = `s${count++}`;
  project.begin(name, trials);
  project.append(name, records);
  const sweep = followSweep(name, foldersIn(project.folder, name));
  sweep.look();
  return sweep;
}

test('the course has a step for each improvement, and the last end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(null)), { maxLength: 20 }),
      (values) => {
        const records = values.flatMap((value, k) =>
          value === null ? ended(k, 1, { state: 'fail', reason: 'x' }) : ended(k, value),
        );
        const course = courseOf(sweepWith(records).content!.report.state);
        let best = Number.NEGATIVE_INFINITY;
        const steps = values.flatMap((value, k) => {
          if (value === null || value <= best) return [];
          best = value;
          return [{ trials: k + 1, epochs: k + 1, value }];
        });
        const last = { trials: values.length, epochs: values.length, value: best };
        const isShort = steps.length > 0 && steps.at(-1)!.trials < values.length;
        expect(course).toEqual(isShort ? [...steps, last] : steps);
      },
    ),
    { numRuns: 30 },
  );
});

/** Trials that reach a rung with values, one after the other, and one that is pruned there. */
const judged = [
  ...[0.5, 0.9, 0.7].flatMap((value, k): JournalRecord[] => [
    ...begun(k),
    intermediateValue(k, 1, value),
    trialAttribute(k, trialAttributes.rung.at(1), 'continue'),
  ]),
  ...begun(3),
  intermediateValue(3, 1, 0.6),
  trialAttribute(3, trialAttributes.pruned, { rung: 1, value: 0.6, limit: 0.7, because: 'below the median' }),
  trialAttribute(3, trialAttributes.epochs, 1),
  ...finishTrial(3, { state: 'pruned', values: [0.6] }, new Date('2026-03-04T05:06:07.000Z')),
  ...begun(4),
];

test('a decision is told with its reason, the newest first', () => {
  const decisions = lastDecisions(sweepWith(judged).content!);
  expect(decisions.map(({ trial, decision }) => [trial, decision])).toEqual([
    [3, 'pruned'],
    [2, 'continue'],
    [1, 'continue'],
    [0, 'continue'],
  ]);
  expect(decisions[0]).toEqual({
    ...{ at: '2026-03-04T05:06:07.000Z', trial: 3, epoch: 1, decision: 'pruned', value: 0.6 },
    reason: 'below the median',
  });
});

test('a rung names who was there before, and the place among them', () => {
  const { content } = sweepWith(judged);
  expect(rungsOf(content!, 0)).toMatchObject([{ epoch: 1, decision: 'continue', peers: [], place: null }]);
  expect(rungsOf(content!, 1)).toMatchObject([{ peers: [{ trial: 0, value: 0.5 }], place: 1 }]);
  expect(rungsOf(content!, 3)).toEqual([
    {
      ...{
        epoch: 1,
        decision: 'pruned',
        value: 0.6,
        limit: 0.7,
        because: 'below the median',
        place: 3,
        allPeers: 3,
      },
      peers: [
        { trial: 0, value: 0.5 },
        { trial: 1, value: 0.9 },
        { trial: 2, value: 0.7 },
      ],
    },
  ]);
  expect(rungsOf(content!, 4)).toEqual([]);
});

test('a page of a trial has its curve among at most 300 others, the best among them', async () => {
  const records = Array.from({ length: 320 }, (_, k) => ended(k, k === 5 ? 1 : 0.5)).flat();
  const { content, folders } = sweepWith(records, 320);
  const data = (await trialData(content!, folders.results, 7, 'a note'))!;
  expect(data).toMatchObject({
    trials: 320,
    allOthers: 319,
    isBest: false,
    note: 'a note',
    trial: { id: 7 },
  });
  expect(data.others).toHaveLength(300);
  expect(data.others.map(({ id }) => id)).toContain(5);
  expect(data.others.map(({ id }) => id)).not.toContain(7);
  expect(await trialData(content!, folders.results, 320, '')).toBeNull();
});

const live: LiveSweep = {
  ...{
    pid: process.pid,
    host: 'here',
    since: '',
    count: 2,
    waiting: [],
    curves: {},
    final: null,
    workers: null,
  },
  lanes: [],
};
const lane = (trial: number, host?: string) => ({
  ...{ lane: trial, trial, epoch: 1, to: 2, epochs: 3, since: '' },
  ...(host !== undefined && { host }),
});
const machinesWith = (more: Partial<LiveSweep>) => {
  const sweep = sweepWith(begun(0));
  const all = liveData(project.folder, { ...sweep, content: sweep.content, live: { ...live, ...more } }, '')
    .machines!;
  return all.map(({ host, lanes }) => [host, lanes.map(({ work }) => work?.trial ?? null)]);
};

test('lanes are shown where they are: on threads here, or on the machines of workers', () => {
  expect(machinesWith({ lanes: [lane(1)] })).toEqual([[null, [null, 1]]]);
  const workers = ['a', 'b', 'a'].map((host, k) => ({ name: `${host}${k}`, host, lanes: 1 }));
  expect(machinesWith({ workers, lanes: [lane(1, 'b'), lane(2, 'a')] })).toEqual([
    ['a', [2, null]],
    ['b', [1]],
  ]);
  expect(machinesWith({ workers, lanes: [lane(1, 'c'), lane(2)] })).toEqual([
    ['a', []],
    ['b', []],
    ['c', [1]],
    [expect.stringContaining('not yet known'), [2]],
  ]);
  const final = { trial: 3, epoch: 1, epochs: 2, since: '' };
  expect(machinesWith({ final })).toEqual([[null, [null, null]]]);
});

test('the time left follows from what trials took', () => {
  const at = (seconds: number) => new Date(1000 * seconds).toISOString();
  const trained = (id: number): JournalRecord[] => [
    ...begun(id),
    ...[1, 2, 3, 4, 5].map((epoch) => intermediateValue(id, epoch, 0.5)),
    trialAttribute(id, trialAttributes.ran.at(5), {
      ...{ lane: 0, attempts: 1, started: at(10 * id), ended: at(10 * id + 10) },
    }),
    ...finishTrial(id, { state: 'complete', values: [0.5] }, new Date(1000)),
  ];
  const { state } = sweepWith([...trained(0), ...trained(1)], 4).content!.report;
  // Two trials of 10 s to come, and the best once more.
  expect(secondsLeft(state, null, 0)).toBe(30);
  // Three epochs of them are done, though not in the log.
  const curves = { 2: [1, 2, 3].map((epoch) => [epoch, 0.5] as const) };
  expect(secondsLeft(state, { ...live, curves }, 0)).toBe(24);
  expect(secondsLeft(sweepWith(begun(0)).content!.report.state, null, 0)).toBeNull();
  const final = { trial: 0, epoch: 1, epochs: 5, since: at(0) };
  expect(secondsLeft(state, { ...live, final }, 2000)).toBe(8);
});

test('commands name the config where there is one of that name, and leave it open elsewhere', () => {
  const commands = (...parts: Parameters<typeof commandsOf>) =>
    commandsOf(...parts).map(({ command }) => command);
  expect(commands(project.folder, 'mine', { state: 'stopped' }, 10)).toEqual([
    's4nn sweep CONFIG.json --name mine',
    's4nn sweep CONFIG.json --name mine --trials 30 --extend',
  ]);
  expect(
    commands(`${import.meta.dirname}/../../../..`, 'paper-mnist', { state: 'done', why: null }, 10),
  ).toEqual(['s4nn sweep configs/paper/mnist.json --trials 30 --extend']);
});
