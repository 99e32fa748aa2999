import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock } from '@s4nn/files';
import {
  createTrial,
  finishTrial,
  type JournalRecord,
  type LanesSeen,
  studyAttribute,
  studyAttributes,
  trialAttribute,
  trialAttributes,
} from '@s4nn/log';
import { openJournal } from '@s4nn/log/file';
import { expect, test } from 'vitest';
import { emptyFolder } from '../../test/project.js';
import { run } from '../../test/run.js';

const at = (second: number): Date => new Date(Date.parse('2026-03-04T05:06:07.000Z') + 1000 * second);
const objectives = [{ metric: 'validation.accuracy', direction: 'maximize' }] as const;
const search = { trials: 3, space: {}, enqueue: [] };
const seen: LanesSeen = {
  at: at(1).toISOString(),
  workers: [
    { name: 'lab1-a', host: 'lab1', lanes: 4 },
    { name: 'lab2-a', host: 'lab2', lanes: 3 },
    { name: 'lab2-b', host: 'lab2', lanes: 5 },
  ],
  refused: [{ name: 'lab3-a', why: 'found other data\nin train.csv' }],
};

/** A trial whose only segment a machine ran. */
const trial = (id: number, from: number, to: number, host?: string): JournalRecord[] => [
  createTrial(at(from)),
  trialAttribute(id, trialAttributes.ran.at(1), {
    ...{ lane: 0, attempts: 1, started: at(from).toISOString(), ended: at(to).toISOString() },
    ...(host === undefined ? {} : { host }),
  }),
  ...finishTrial(id, { state: 'complete', values: [0.5] }, at(to)),
];

/** A folder with the log of a sweep; its lock is free. */
function sweepOf(config: object, ...records: JournalRecord[]): { folder: string; lock: string } {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'sweeps'));
  const attributes = [studyAttribute(studyAttributes.config, { ...config })];
  const journal = openJournal(join(folder, 'sweeps', 'far.journal.log'), {
    ...{ name: 'far', objectives, attributes },
  });
  journal.append(records);
  journal.close();
  return { folder, lock: join(folder, 'sweeps', 'far.lock') };
}

const parallel = { mode: 'reproducible', workers: 4 };
const lanes = (value: LanesSeen): JournalRecord => studyAttribute(studyAttributes.lanes, value);
const ran = [...trial(0, 0, 90, 'lab2'), ...trial(1, 30, 95, 'lab1')];

async function linesOf(folder: string): Promise<string[]> {
  const { code, stdout, stderr } = await run('-C', folder, 'status', 'far');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.trimEnd().split('\n');
}

const jsonOf = async (folder: string) =>
  JSON.parse((await run('-C', folder, 'status', 'far', '--json')).stdout);

test('a sweep on other machines says which workers serve it, and what each machine ran', async () => {
  const { folder, lock } = sweepOf({ search, parallel }, lanes(seen), ...ran);
  const held = await tryLock(lock);
  if (!('lock' in held)) throw new Error('the lock is not free');
  using _ = held.lock;
  const lines = await linesOf(folder);
  expect(lines[1]).toMatch(/^process \d+ on .* has been running it since /);
  expect(lines.slice(2)).toEqual([
    '3 workers with 12 lanes: lab1 (4), lab2 (8); 8 stay idle, as /parallel/workers is 4',
    'worker lab3-a does not serve it: found other data',
    'best so far: trial 0, validation.accuracy 50.00 %',
    'lab1: 1 segment in 1 min 05 s',
    'lab2: 1 segment in 1 min 30 s',
  ]);
  expect(await jsonOf(folder)).toMatchObject({
    lanes: { ...seen, total: 12, idle: 8 },
    machines: [
      { host: 'lab1', segments: 1, seconds: 65 },
      { host: 'lab2', segments: 1, seconds: 90 },
    ],
  });
});

test('while no process runs it, workers are those that served it last', async () => {
  const { folder } = sweepOf({ search, parallel }, lanes(seen), ...ran, ...trial(2, 100, 101));
  expect((await linesOf(folder)).slice(1)).toEqual([
    'no process runs it',
    'last served by 3 workers with 12 lanes: lab1 (4), lab2 (8)',
    'worker lab3-a did not serve it: found other data',
    'best so far: trial 0, validation.accuracy 50.00 %',
    'lab1: 1 segment in 1 min 05 s',
    'lab2: 1 segment in 1 min 30 s',
    'main process: 1 segment in 1 s',
  ]);
});

test('a single run whose workers have all gone says since when', async () => {
  const { folder } = sweepOf({ parallel }, lanes({ ...seen, workers: [], refused: [] }));
  expect(await linesOf(folder)).toEqual([
    'far: a single run, not done',
    'no process runs it',
    'no worker has served it since 2026-03-04T05:06:08.000Z',
  ]);
});

test('a sweep that left its queue for this machine names no workers, and those that it had on machines', async () => {
  const here = lanes({ at: at(2).toISOString(), workers: [], refused: [], isHere: true });
  const { folder } = sweepOf({ search, parallel }, lanes(seen), ...ran, here);
  expect((await linesOf(folder)).slice(1)).toEqual([
    'no process runs it',
    'best so far: trial 0, validation.accuracy 50.00 %',
    'lab1: 1 segment in 1 min 05 s',
    'lab2: 1 segment in 1 min 30 s',
  ]);
  expect(await jsonOf(folder)).toMatchObject({ lanes: null });
});

test('a sweep that is done names its machines and no workers; one on threads neither', async () => {
  const done = studyAttribute(studyAttributes.done, true);
  const far = sweepOf({ search, parallel }, lanes(seen), ...ran, ...trial(2, 100, 101, 'lab10'), done);
  expect((await linesOf(far.folder)).slice(2)).toEqual([
    'lab1: 1 segment in 1 min 05 s',
    'lab2: 1 segment in 1 min 30 s',
    'lab10: 1 segment in 1 s',
  ]);
  expect(await jsonOf(far.folder)).toMatchObject({ lanes: null });
  const own = sweepOf({ search, parallel }, ...trial(0, 0, 1), done);
  expect((await linesOf(own.folder)).join()).not.toMatch(/segment|worker/);
  expect(await jsonOf(own.folder)).toMatchObject({ lanes: null, machines: null });
});
