import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { type LiveEvent, type LiveSweep, nextLive } from './live-sweep.js';
import { livePace, openLive } from './open-live.js';
import { readLive } from './read-live.js';

const at = '2026-03-04T05:06:07.000Z';
const nothing: LiveSweep = {
  ...{ pid: 1, host: 'here', since: at, count: 0, lanes: [], waiting: [], curves: {}, final: null },
  workers: null,
};
const trial = fc.nat(4);
const event: fc.Arbitrary<LiveEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('begin' as const),
    ...{ lane: fc.nat(3), trial, from: fc.nat(3), to: fc.nat(9), epochs: fc.nat(9), at: fc.constant(at) },
  }),
  fc.record({
    kind: fc.constant('epoch' as const),
    trial,
    epoch: fc.nat(9),
    value: fc.double().map((value) => value + 0),
  }),
  fc.record({ kind: fc.constantFrom('trained' as const, 'committed' as const), trial }),
);

test('a lane has one trial, a trial one lane, and what is in the log is no longer told', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), event, (events, last) => {
      const live = [...events, last].reduce(nextLive, nothing);
      const trials = live.lanes.map(({ trial }) => trial);
      const lanes = live.lanes.map(({ lane }) => lane);
      expect(new Set(trials).size).toBe(trials.length);
      expect(lanes).toEqual([...new Set(lanes)].sort());
      expect(new Set(live.waiting).size).toBe(live.waiting.length);
      if (last.kind === 'trained') expect(trials).not.toContain(last.trial);
      if (last.kind === 'committed') {
        expect(live.waiting).not.toContain(last.trial);
        expect(live.curves).not.toHaveProperty(String(last.trial));
      }
      if (last.kind === 'epoch') expect(live.curves[last.trial]!.at(-1)![0]).toBe(last.epoch);
      expect(JSON.parse(JSON.stringify(live))).toEqual(live);
    }),
  );
});

const folder = mkdtempSync(join(tmpdir(), 's4nn-live-'));
const file = join(folder, 'a.live.json');
const { every } = livePace;
afterEach(() => {
  livePace.every = every;
  rmSync(file, { force: true });
});
const held = () => {};
const fail = (error: Error) => {
  throw error;
};

test('however much happens, it is written at most once in its time, and a short sweep writes none', async () => {
  livePace.every = 100;
  let asked = 0;
  const live = openLive(file, () => asked++, fail);
  expect(asked, 'to remove what was left').toBe(1);
  const began = performance.now();
  let noted = 0;
  for (; performance.now() - began < 350; noted++) {
    live.note({ kind: 'begin', lane: 0, trial: noted, from: 0, to: 1, epochs: 1, at });
    live.note({ kind: 'trained', trial: noted });
    live.note({ kind: 'committed', trial: noted });
    if (noted % 100 === 0) await setTimeout(1);
  }
  const writes = asked - 1;
  expect(noted).toBeGreaterThan(100);
  expect(writes).toBeGreaterThan(0);
  expect(writes).toBeLessThanOrEqual((performance.now() - began) / 100);
  live[Symbol.dispose]();
  expect(readdirSync(folder)).toEqual([]);

  livePace.every = every;
  openLive(file, held, fail)[Symbol.dispose]();
  expect(readdirSync(folder)).toEqual([]);
});

test('what happened last is written though nothing more happens, and then it is gone', async () => {
  livePace.every = 20;
  writeFileSync(file, 'left by a killed process');
  {
    using live = openLive(file, held, fail);
    expect(existsSync(file)).toBe(false);
    live.note({ kind: 'lanes', count: 2 });
    live.note({ kind: 'begin', lane: 1, trial: 7, from: 2, to: 4, epochs: 9, at });
    live.note({ kind: 'epoch', trial: 7, epoch: 3, value: Number.NaN });
    while (readLive(file) === null) await setTimeout(5);
    expect(readLive(file)).toMatchObject({
      pid: process.pid,
      count: 2,
      lanes: [{ lane: 1, trial: 7, epoch: 3, to: 4, epochs: 9, since: at }],
      curves: { 7: [[3, null]] },
    });
  }
  expect(existsSync(file)).toBe(false);
  await setTimeout(40);
  expect(existsSync(file), 'nothing is written after the end').toBe(false);
});

test('a process that has lost its lock neither writes nor removes it', async () => {
  livePace.every = 10;
  writeFileSync(file, 'of another process');
  {
    using live = openLive(
      file,
      () => {
        throw new Error('lost');
      },
      fail,
    );
    live.note({ kind: 'lanes', count: 2 });
    await setTimeout(40);
  }
  expect(readFileSync(file, 'utf8')).toBe('of another process');
});

test('an error is told once, and the sweep goes on', async () => {
  livePace.every = 5;
  const errors: Error[] = [];
  // A file where a folder has to be.
  writeFileSync(file, '');
  {
    using live = openLive(join(file, 'a.live.json'), held, (error) => errors.push(error));
    for (let k = 0; k < 5; k++) {
      live.note({ kind: 'lanes', count: k });
      await setTimeout(10);
    }
  }
  expect(errors).toHaveLength(1);
});

test.each(['', '{', 'null', '[]', '{"pid":1}', '{"pid":1,"lanes":{},"waiting":[],"curves":{}}'])(
  'what is not such a file is none: %j',
  (text) => {
    writeFileSync(file, text);
    expect(readLive(file)).toBeNull();
  },
);
