import { setImmediate } from 'node:timers/promises';
import { limit } from '@s4nn/lanes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gate } from '../../testdata/gate.js';
import { type Mode, type Simulation, simulate, type Task } from './simulate.js';

/** Waits for a number of turns of the event loop, without a clock. */
async function rounds(count: number): Promise<void> {
  for (let round = 0; round < count; round++) await setImmediate();
}

/**
 * A simulation of trials in two segments. Their durations and results depend on everything committed before, as a search's
 * suggestions and a pruner's decisions do: one event out of order changes everything after it.
 */
function dependentSimulation(trials: number, seed: number, lanes: number, delays: readonly number[]) {
  const log: string[] = [];
  const again: Task[] = [];
  let state = seed;
  const draw = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state >> 8;
  };
  const turn = limit(lanes);
  let asked = 0;
  let executed = 0;
  let most = 0;
  let atWork = 0;
  const simulation: Simulation<Task, number> = {
    next: () => {
      const waiting = again.shift();
      if (waiting) return waiting;
      if (asked === trials) return null;
      const task = { trial: asked++, duration: 1 + (draw() % 5) };
      log.push(`ask ${task.trial} for ${task.duration}`);
      return task;
    },
    execute: ({ trial, duration }) =>
      turn(async () => {
        most = Math.max(most, ++atWork);
        await rounds(delays[executed++ % delays.length]!);
        atWork--;
        return trial * 1000 + duration;
      }),
    commit: ({ trial }, result) => {
      state = (state ^ result) & 0x7fffffff;
      const goesOn = draw() % 3 > 0;
      log.push(`commit ${trial}: ${result} ${goesOn}`);
      if (goesOn) again.push({ trial, duration: 1 + (draw() % 7) });
    },
    stopped: () => false,
    stop: () => log.push('stop'),
  };
  return { simulation, log, most: () => most };
}

const delays = fc.array(fc.nat(6), { minLength: 1, maxLength: 12 });

test('neither the number of lanes nor how long anything takes changes what happens', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 15 }),
      fc.nat(),
      fc.integer({ min: 1, max: 6 }),
      delays,
      async (trials, seed, workers, other) => {
        const logs: string[][] = [];
        for (const [lanes, each] of [
          [1, [0]],
          [1, other],
          [2, other],
          [3, other.toReversed()],
          [8, other],
        ] as const) {
          const { simulation, log, most } = dependentSimulation(trials, seed, lanes, each);
          await simulate(simulation, workers, 'reproducible');
          expect(most()).toBeLessThanOrEqual(Math.min(lanes, workers));
          logs.push(log);
        }
        expect(new Set(logs.map((log) => log.join('\n'))).size).toBe(1);
        expect(logs[0]!.filter((line) => line.startsWith('ask'))).toHaveLength(trials);
        expect(logs[0]).not.toContain('stop');
      },
    ),
    { numRuns: 60 },
  );
});

test('another number of workers gives another order of events', async () => {
  const logs = new Set<string>();
  for (const workers of [1, 2, 4]) {
    const { simulation, log } = dependentSimulation(12, 7, 2, [1]);
    await simulate(simulation, workers, 'reproducible');
    logs.add(log.join('\n'));
  }
  expect(logs.size).toBe(3);
});

test('one worker is a loop: each task is committed before the next is asked for', async () => {
  const { simulation, log } = dependentSimulation(6, 3, 4, [0, 2]);
  await simulate(simulation, 1, 'reproducible');
  for (const [index, line] of log.entries()) {
    if (line.startsWith('ask')) expect(log[index + 1]).toMatch(/^commit/);
  }
});

/** A simulation with the given durations and one task per trial, whose executions end in the given order. */
function given(durations: readonly number[], order: readonly number[]) {
  const log: string[] = [];
  const ends = durations.map(() => gate<number>());
  let asked = 0;
  const simulation: Simulation<Task, number> = {
    next: () => {
      if (asked === durations.length) return null;
      log.push(`ask ${asked}`);
      const duration = durations[asked]!;
      return { trial: asked++, duration };
    },
    execute: ({ trial }) => ends[trial]!.promise,
    commit: ({ trial }) => log.push(`commit ${trial}`),
    stopped: () => false,
    stop: () => log.push('stop'),
  };
  const endAll = async (): Promise<void> => {
    for (const trial of order) {
      ends[trial]!.resolve(trial);
      await rounds(2);
    }
  };
  return { simulation, log, ends, endAll };
}

// Two workers. Trial 0 runs from 0 to 5, 1 from 0 to 2, 2 from 2 to 5, and 3 from 5. 0 and 2 end together, so 0 is first.
const scheduled = ['ask 0', 'ask 1', 'commit 1', 'ask 2', 'commit 0', 'ask 3', 'commit 2', 'commit 3'];

test.each([[[0, 1, 2, 3]], [[3, 2, 1, 0]], [[1, 0, 3, 2]]])(
  'the order is that of virtual ends, ties by trial, when executions end in order %j',
  async (order) => {
    const { simulation, log, endAll } = given([5, 2, 3, 1], order);
    await Promise.all([simulate(simulation, 2, 'reproducible'), endAll()]);
    expect(log).toEqual(scheduled);
  },
);

test('async commits what ends first', async () => {
  const { simulation, log, endAll } = given([5, 2, 3, 1], [0, 2, 1, 3]);
  await Promise.all([simulate(simulation, 2, 'async'), endAll()]);
  expect(log).toEqual(['ask 0', 'ask 1', 'commit 0', 'ask 2', 'commit 2', 'ask 3', 'commit 1', 'commit 3']);
});

describe.each<Mode>(['reproducible', 'async'])('%s', (mode) => {
  test('an execution that was stopped ends it: nothing more is committed, and running executions are awaited', async () => {
    const { simulation, log, ends } = given([1, 9, 9], []);
    const stopped: Simulation<Task, number> = {
      ...simulation,
      execute: ({ trial }) => (trial === 0 ? Promise.resolve(null) : ends[trial]!.promise),
    };
    let over = false;
    const ended = simulate(stopped, 2, mode).then(() => {
      over = true;
    });
    await rounds(3);
    expect(log).toEqual(['ask 0', 'ask 1', 'stop']);
    expect(over).toBe(false);
    ends[1]!.resolve(1);
    await ended;
    expect(log).toEqual(['ask 0', 'ask 1', 'stop']);
  });

  test('a simulation that is stopped from outside commits nothing more, not even what has ended already', async () => {
    const { simulation, log, endAll } = given([1, 2, 9, 9], [1, 0, 2]);
    const stopped = (): boolean => log.includes('commit 0') || log.includes('commit 1');
    const interrupted: Simulation<Task, number> = {
      ...simulation,
      stopped,
      next: (idle) => (stopped() ? null : simulation.next(idle)),
    };
    await Promise.all([simulate(interrupted, 2, mode), endAll()]);
    expect(log).toEqual(['ask 0', 'ask 1', mode === 'async' ? 'commit 1' : 'commit 0', 'stop']);
  });

  test.each(['next', 'execute', 'commit'] as const)(
    'what %s throws ends it, after what runs',
    async (what) => {
      const { simulation, log, ends } = given([9, 1, 9], []);
      const broken = new Error(`${what} broke`);
      const faulty: Simulation<Task, number> = {
        ...simulation,
        ...(what === 'next' && {
          next: (idle) => {
            if (log.includes('ask 1')) throw broken;
            return simulation.next(idle);
          },
        }),
        // Trial 1 would be committed first, but 0 fails before 1 ends.
        ...(what === 'execute' && {
          execute: ({ trial }) => (trial === 0 ? Promise.reject(broken) : ends[trial]!.promise),
        }),
        ...(what === 'commit' && {
          commit: () => {
            throw broken;
          },
        }),
      };
      const ended = simulate(faulty, what === 'next' ? 3 : 2, mode);
      ended.catch(() => {});
      if (what === 'commit') ends[1]!.resolve(1);
      await rounds(3);
      expect(log).toEqual(['ask 0', 'ask 1', 'stop']);
      ends[0]!.resolve(0);
      ends[1]!.resolve(1);
      await expect(ended).rejects.toBe(broken);
      expect(log).toEqual(['ask 0', 'ask 1', 'stop']);
    },
  );
});

test('`next` gets whether all workers are idle', async () => {
  const asked: boolean[] = [];
  const { simulation, endAll } = given([1, 2], [0, 1]);
  const curious: Simulation<Task, number> = {
    ...simulation,
    next: (idle) => {
      const task = simulation.next(idle);
      if (!task) asked.push(idle.alone);
      return task;
    },
  };
  await Promise.all([simulate(curious, 2, 'reproducible'), endAll()]);
  expect(asked).toEqual([false, true]);
});
