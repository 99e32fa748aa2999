import { availableParallelism } from 'node:os';
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
  run: (job, onEpoch) => runTrial(job, async (epoch) => onEpoch(epoch)),
  [Symbol.asyncDispose]: async () => {},
});

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
  return {
    count,
    run: async (job, onEpoch) => {
      const { port1, port2 } = new MessageChannel();
      const failures: unknown[] = [];
      port1.on('message', (epoch: EpochReport) => {
        try {
          port1.postMessage(onEpoch(epoch));
        } catch (error) {
          // Thrown from here it would end the process: the trial stops, and the caller gets the error.
          failures.push(error);
          port1.postMessage('stop' satisfies Decision);
        }
      });
      const outcome = await pool.run({ job, port: port2 }, { transferList: [port2] }).then(
        (result: TrialOutcome) => result,
        (error: Error): TrialOutcome => ({ ok: false, message: `the worker thread ended: ${error.message}` }),
      );
      port1.close();
      if (failures.length > 0) throw failures[0];
      return outcome;
    },
    [Symbol.asyncDispose]: () => pool.destroy(),
  };
}
