import { rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenTo } from '../../test/listen.js';
import { begun, emptyProject, ended } from '../../test/project.js';
import { type Dashboard, startDashboard } from '../dashboard.js';
import { hubLimits } from './hub.js';
import { idOf, positionsIn } from './positions.js';

const project = emptyProject();
const before = { ...hubLimits };
let served: Dashboard;
const errors: unknown[] = [];
beforeAll(async () => {
  Object.assign(hubLimits, { tick: 50, beat: 200 });
  served = await startDashboard({ project: project.folder, port: 0, onError: (error) => errors.push(error) });
});
afterAll(async () => {
  await served.close();
  Object.assign(hubLimits, before);
  expect(errors).toEqual([]);
});
const sweepEvents = (name: string, headers = {}) =>
  listenTo(served.port, `/api/events?sweeps=${name}`, headers);

test('a page without data gets all, then only the trials that changed', async () => {
  project.begin('grows', 10);
  project.append('grows', [...ended(0, 0.5), ...begun(1)]);
  using heard = await sweepEvents('grows');
  const whole = await heard.until(({ event }) => event === 'trials');
  expect(whole.data).toMatchObject({
    name: 'grows',
    whole: true,
    data: { best: [0], trials: [{ id: 0 }, { id: 1 }] },
  });
  expect(whole.data.data.config.search.trials).toBe(10);
  project.append('grows', [...ended(2, 0.7)]);
  const next = await heard.until(({ event, data }) => event === 'trials' && !data.whole);
  expect(next.data.data.trials.map(({ id }: { id: number }) => id)).toEqual([2]);
  expect(next.data.data).toMatchObject({ best: [2], objectives: [{ metric: 'validation.accuracy' }] });
  expect(next.data.data).not.toHaveProperty('config');
  expect(heard.text()).toMatch(/^retry: 2000\n\n/);
});

test('a page that connects again gets what it has missed, and all of another log', async () => {
  project.begin('again', 10);
  project.append('again', ended(0, 0.5));
  let id: string;
  {
    using heard = await sweepEvents('again');
    ({ id } = await heard.until(({ event }) => event === 'trials'));
  }
  project.append('again', [...ended(1, 0.6), ...begun(2)]);
  {
    using heard = await sweepEvents('again', { 'last-event-id': id });
    const { data } = await heard.until(({ event }) => event === 'trials');
    expect(data.whole).toBe(false);
    expect(data.data.trials.map(({ id: trial }: { id: number }) => trial)).toEqual([1, 2]);
  }
  for (const other of ['again=0.0.0', `again=${'9'.repeat(30)}`, 'x', '%', '=,=', `${id}9999`]) {
    using heard = await sweepEvents('again', { 'last-event-id': other });
    expect((await heard.until(({ event }) => event === 'trials')).data.whole).toBe(true);
  }
});

test('what is up to date gets no trials', async () => {
  project.begin('same', 10);
  project.append('same', ended(0, 0.5));
  using first = await sweepEvents('same');
  const { id } = await first.until(({ event }) => event === 'trials');
  using second = await sweepEvents('same', { 'last-event-id': id });
  await second.until(({ event }) => event === 'live');
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(second.events.map(({ event }) => event)).toEqual(['live']);
});

test('--fresh while it is open: all of the new log; and a torn line is told once it is whole', async () => {
  project.begin('fresh', 10);
  project.append('fresh', [...ended(0, 0.5), ...ended(1, 0.6)]);
  using heard = await sweepEvents('fresh');
  await heard.until(({ event }) => event === 'trials');
  rmSync(project.file('fresh', '.journal.log'));
  const gone = await heard.until(({ data }) => data.whole && data.data === null);
  expect(gone.data.name).toBe('fresh');
  project.begin('fresh', 10);
  project.append('fresh', [...ended(0, 0.9)]);
  const anew = await heard.until(({ data }) => data.whole && data.data?.trials.length === 1);
  expect(anew.data.data.trials[0].values).toEqual([0.9]);
  // Longer than before, and within one look.
  rmSync(project.file('fresh', '.journal.log'));
  project.begin('fresh', 10);
  project.append(
    'fresh',
    [0, 1, 2, 3].flatMap((trial) => ended(trial, 0.2)),
  );
  const longer = await heard.until(({ data }) => data.whole && data.data?.trials.length === 4);
  expect(longer.data.data.trials[0].values).toEqual([0.2]);
});

test('a stream tells of several sweeps, and briefly if asked', async () => {
  for (const name of ['one', 'two']) {
    project.begin(name, 10);
    project.append(name, ended(0, 0.5));
  }
  using heard = await listenTo(served.port, '/api/events?sweeps=one,two&brief');
  await heard.until(({ event, data }) => event === 'changed' && data.name === 'one');
  const { id } = await heard.until(({ event, data }) => event === 'changed' && data.name === 'two');
  expect([...positionsIn(id).keys()]).toEqual(['one', 'two']);
  expect(heard.events.filter(({ event }) => event === 'changed').map(({ data }) => data)).toEqual([
    { name: 'one' },
    { name: 'two' },
  ]);
});

test('the list: all, then the rows that changed, and which are gone', async () => {
  project.begin('row', 10);
  project.append('row', ended(0, 0.5));
  using heard = await listenTo(served.port, '/api/events');
  const first = await heard.until(({ event }) => event === 'list');
  expect(first.data.names).toContain('row');
  const { length } = heard.events;
  project.append('row', ended(1, 0.75));
  const changed = await heard.until((one) => heard.events.indexOf(one) >= length);
  expect(changed.data.sweeps).toHaveLength(1);
  expect(changed.data.sweeps[0]).toMatchObject({
    ...{ name: 'row', status: { state: 'stopped' }, best: { trial: 1, value: 0.75 } },
    trials: { complete: 2, pruned: 0, failed: 0, running: 0, asked: 10 },
  });
  writeFileSync(project.file('row', '.journal.log'), 'something else\n');
  const trouble = await heard.until(({ data }) => data.sweeps[0]?.trouble !== undefined);
  expect(trouble.data.sweeps[0]).toMatchObject({
    name: 'row',
    trouble: expect.stringContaining('something else'),
  });
  rmSync(project.file('row', '.journal.log'));
  await heard.until(({ data }) => !data.names.includes('row'));
});

test('what lanes do is told as it is written, with epochs that the log lacks; what is left of another process is not', async () => {
  project.begin('lanes', 10);
  project.append('lanes', [...ended(0, 0.5), ...begun(1)]);
  const since = new Date().toISOString();
  const holder = { pid: process.pid, host: hostname(), born: null, since, id: 'a' };
  const live = (epoch: number, pid = process.pid) => ({
    ...{ pid, host: hostname(), since, count: 2, waiting: [3], final: null, workers: null },
    lanes: [{ lane: 1, trial: 1, epoch, to: 4, epochs: 9, since }],
    curves: { 1: [[1, 0.4]] },
  });
  const write = (value: object) => writeFileSync(project.file('lanes', '.live.json'), JSON.stringify(value));
  write(live(1));
  using heard = await sweepEvents('lanes');
  const first = await heard.until(({ event }) => event === 'live');
  expect(first.data).toMatchObject({ status: { state: 'stopped' }, machines: null, curves: {} });
  writeFileSync(project.file('lanes', '.lock'), `${JSON.stringify(holder)}\n`);
  const running = await heard.until(({ data }) => data.status?.state === 'running');
  expect(running.data).toMatchObject({
    status: { process: { pid: process.pid }, seen: true, lanes: { busy: 1, all: 2 } },
    machines: [
      {
        host: null,
        lanes: [
          { lane: 0, work: null },
          { lane: 1, work: { trial: 1, epoch: 1, epochs: 9 } },
        ],
      },
    ],
    ...{ trained: [3], curves: { 1: [[1, 0.4]] }, phase: 'search' },
  });
  write(live(2));
  await heard.until(({ data }) => data.machines?.[0]?.lanes[1].work.epoch === 2);
  write(live(2, process.pid + 1));
  await heard.until(({ data }) => data.status?.state === 'running' && data.machines === null);
  // No process has this number.
  writeFileSync(project.file('lanes', '.lock'), `${JSON.stringify({ ...holder, pid: 2 ** 22 + 1 })}\n`);
  const crashed = await heard.until(({ data }) => data.status?.state === 'crashed');
  expect(crashed.data.status.process.pid).toBe(2 ** 22 + 1);
});

test('comments show both sides that the connection is there', async () => {
  project.begin('quiet', 10);
  using heard = await sweepEvents('quiet');
  await expect.poll(() => heard.text().match(/^: alive$/gm)?.length ?? 0).toBeGreaterThanOrEqual(2);
});

test('positions survive their text', () => {
  const positions = new Map([
    ['a', 'x.1.20'],
    ['é-1.b_c', 'y.2.3'],
  ]);
  expect([...positionsIn(idOf(positions))]).toEqual([...positions]);
  expect(idOf(positions)).toMatch(/^[\x21-\x7e]+$/);
  expect([...positionsIn('%=1,=2,b,c=3')]).toEqual([['c', '3']]);
});
