import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { idleIn, trialsAtATime } from './at-a-time.js';

const config = (trials: number, workers: number, more: object = {}) =>
  ({
    json: {
      search: { trials },
      parallel: { mode: 'reproducible', workers },
      backend: { population: 1 },
      threads: 'auto',
      ...more,
    },
  }) as never as Parameters<typeof idleIn>[0];

const async = { parallel: { mode: 'async', workers: 4 } };
const cores = availableParallelism();

test('as many trials run at a time as there are workers and trials left; a single run is one', () => {
  expect(trialsAtATime(config(200, 4).json, 0)).toBe(4);
  expect(trialsAtATime(config(200, 4).json, 198)).toBe(2);
  expect(trialsAtATime(config(200, 4).json, 200)).toBe(1);
  expect(trialsAtATime(config(200, 4, async).json, 190)).toBe(10);
  expect(trialsAtATime(config(200, 4, { search: undefined }).json, 0)).toBe(1);
});

test('threads that were asked for and have no work are named, with the reason', () => {
  const threads = { of: 'threads', all: cores + 60 };
  // More workers than cores would not help.
  const better = cores > 4 ? cores : null;
  expect(idleIn(config(200, 4), cores + 60)).toEqual({ ...threads, busy: 4, workers: 4, better });
  // It keeps its number of workers.
  expect(idleIn(config(200, 4), cores + 60, 10, false)).toEqual({
    ...threads,
    busy: 4,
    workers: 4,
    better: null,
  });
  expect(idleIn(config(3, 4), cores + 60)).toEqual({ ...threads, busy: 3, workers: null, better: null });
  expect(idleIn(config(70, 4, async), cores + 60, 60)).toMatchObject({ busy: 10, workers: null });
  expect(idleIn(config(200, 16, { backend: { population: 4 } }), cores + 60)).toMatchObject({ busy: 4 });
  expect(idleIn(config(200, 4), 4)).toBeNull();
  expect(idleIn(config(200, 4), 0)).toBeNull();
});

test('cores that nobody asked for are named only where a sweep that starts could use them', ({ skip }) => {
  skip(cores === 1, 'this machine has one core');
  const idle = { of: 'cores', all: cores, busy: 1, workers: 1, better: cores };
  expect(idleIn(config(200, 1))).toEqual(idle);
  expect(idleIn(config(200, 1), 'auto', 0, false)).toBeNull();
  expect(idleIn(config(1, 1))).toBeNull();
  expect(idleIn(config(200, cores))).toBeNull();
  expect(idleIn(config(200, 1, { backend: { population: 64 } }))).toBeNull();
  expect(idleIn(config(200, 1, async))).toBeNull();
});
