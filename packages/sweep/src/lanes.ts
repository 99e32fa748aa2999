import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import type { EpochReport } from '@s4nn/core';
import { Piscina } from 'piscina';
import { type Decision, runTrial, type TrialJob, type TrialOutcome } from './trial.js';

/** Where trials run. */
export interface Lanes extends AsyncDisposable {
  /** How many trials run at a time. */
  readonly count: number;
  /** Runs one trial to its end; a thread that dies is a failed outcome. */
  run(job: TrialJob, onEpoch: (epoch: EpochReport) => Decision): Promise<TrialOutcome>;
}

/**
 * Opens the lanes: worker threads, or with 0 this process itself (to debug, or for a device that wants one caller).
 * @param threads a number, or `auto` for as many as the machine runs at a time.
 */
export function openLanes(threads: number | 'auto'): Lanes {
  const count = threads === 'auto' ? availableParallelism() : threads;
  return count === 0 ? inProcess() : inThreads(count);
}

const inProcess = (): Lanes => ({
  count: 1,
  run: async (job, onEpoch) => {
    const answers = guard(onEpoch);
    const outcome = await runTrial(job, async (epoch) => {
      // Lets signals and timers in: nothing else here leaves the microtask queue.
      await setImmediate();
      return answers.to(epoch);
    });
    answers.rethrow();
    return outcome;
  },
  [Symbol.asyncDispose]: async () => {},
});

/** Keeps an error of the caller's apart from those of the trial: the trial stops, then the caller gets it back. */
function guard(onEpoch: (epoch: EpochReport) => Decision) {
  const errors: unknown[] = [];
  return {
    to: (epoch: EpochReport): Decision => {
      try {
        return onEpoch(epoch);
      } catch (error) {
        errors.push(error);
        return 'stop';
      }
    },
    rethrow: () => {
      if (errors.length > 0) throw errors[0];
    },
  };
}

function inThreads(count: number): Lanes {
  const pool = new Piscina({
    filename: new URL('./lane.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: count,
    idleTimeout: 60_000,
    concurrentTasksPerWorker: 1,
    // With Atomics, a task's result may overtake the messages on its own port.
    atomics: 'disabled',
  });
  // A plugin that throws in an idle thread, from a timer say, ends that thread alone; the pool replaces it.
  pool.on('error', () => {});
  return {
    count,
    run: async (job, onEpoch) => {
      const { port1, port2 } = new MessageChannel();
      const answers = guard(onEpoch);
      port1.on('message', (epoch: EpochReport) => port1.postMessage(answers.to(epoch)));
      const outcome = await pool.run({ job, port: port2 }, { transferList: [port2] }).then(
        (result: TrialOutcome) => result,
        (error: Error): TrialOutcome => ({
          ok: false,
          message: `the worker thread ended: ${error.message}`,
          mistake: false,
        }),
      );
      port1.close();
      answers.rethrow();
      return outcome;
    },
    [Symbol.asyncDispose]: () => pool.destroy(),
  };
}
