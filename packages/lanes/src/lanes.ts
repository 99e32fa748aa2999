import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import type { ConfigJson, ResolvedPlugin } from '@s4nn/config';
import type { Piscina } from 'piscina';
import type { Failure } from './failure.js';
import { type InferenceJob, type InferenceOutcome, runInference } from './inference.js';
import { runSegment, type Segment, type SegmentOutcome, type TrainedEpoch } from './segment.js';

/** Where trials, and large inference, run. */
export interface Lanes extends AsyncDisposable {
  /** How many trials run at a time. */
  readonly count: number;
  /** How many threads they share; 1 for this process itself. */
  readonly threads: number;
  /** Starts threads for so many jobs with a backend, while the caller still makes their data ready. */
  prepare(backend: ResolvedPlugin, jobs: number): void;
  /**
   * Trains over a segment, or until `signal` stops it after the running epoch; a thread that dies is a failed outcome.
   * `onEpoch` has been given every epoch that the outcome counts.
   * @throws what `onEpoch` throws, which stops the segment.
   */
  run(segment: Segment, onEpoch: (epoch: TrainedEpoch) => void, signal: AbortSignal): Promise<SegmentOutcome>;
  /** Runs a network over some of the samples; a thread that dies is a failed outcome. */
  infer(job: InferenceJob, samples: Uint32Array): Promise<InferenceOutcome>;
}

/**
 * Opens the lanes: worker threads, or with 0 this process itself (to debug, or for a device that wants one caller).
 * @param config by its `threads`, as many as the machine runs at a time for `auto`; each has as many lanes as its backend
 * trains networks side by side.
 */
export function openLanes(
  { json }: { readonly json: Pick<ConfigJson, 'threads' | 'backend'> },
  threads: number | 'auto' = json.threads,
): Lanes {
  const { population } = json.backend;
  const count = threads === 'auto' ? availableParallelism() : threads;
  return count === 0 ? inProcess(population) : inThreads(count, population);
}

const inProcess = (population: number): Lanes => ({
  count: population,
  threads: 1,
  prepare: () => {},
  run: (segment, onEpoch, signal) =>
    guarded(onEpoch, signal, (listen, stop) =>
      runSegment(
        segment,
        async (epoch) => {
          // Lets signals and timers in: nothing else here leaves the microtask queue.
          await nextTurn();
          listen(epoch);
        },
        () => Atomics.load(stop, 0) !== 0,
      ),
    ),
  infer: runInference,
  [Symbol.asyncDispose]: async () => {},
});

function inThreads(threads: number, population: number): Lanes {
  let opened: Promise<Piscina> | undefined;
  const pool = (): Promise<Piscina> => {
    opened ??= openPool(threads, population);
    return opened;
  };
  return {
    count: threads * population,
    threads,
    prepare: (backend, jobs) => {
      const tasks = Array.from({ length: Math.min(threads, jobs) }, async () => {
        await (await pool()).run(backend, { name: 'prepare' });
      });
      // What is wrong with the backend, the first job that needs it will say.
      Promise.allSettled(tasks);
    },
    run: (segment, onEpoch, signal) =>
      guarded(onEpoch, signal, async (listen, stop) => {
        const { port1, port2 } = new MessageChannel();
        let received = 0;
        port1.on('message', (epoch: TrainedEpoch) => {
          listen(epoch);
          received++;
          // Lets signals in, which must not wait for the last of a thousand messages.
          setImmediate(() => port1.postMessage(null));
        });
        try {
          const outcome: SegmentOutcome = await (await pool())
            .run({ segment, port: port2, stop }, { transferList: [port2] })
            .catch(threadEnded);
          // They come through another port than the outcome, which may overtake them.
          while (received < outcome.trained) await once(port1, 'message');
          return outcome;
        } finally {
          port1.close();
        }
      }),
    infer: async (job, samples): Promise<InferenceOutcome> =>
      (await pool()).run({ job, samples }, { name: 'infer' }).catch(threadEnded),
    [Symbol.asyncDispose]: async () => {
      await (await opened)?.destroy();
    },
  };
}

/**
 * Runs a segment with a flag in shared memory that stops it, which the signal sets, or an error of the listener's: that
 * is the caller's, not one of the trial's, so the caller gets it back.
 */
async function guarded(
  onEpoch: (epoch: TrainedEpoch) => void,
  signal: AbortSignal,
  action: (listen: (epoch: TrainedEpoch) => void, stop: Int32Array) => Promise<SegmentOutcome>,
): Promise<SegmentOutcome> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const raise = () => Atomics.store(stop, 0, 1);
  const errors: unknown[] = [];
  const listen = (epoch: TrainedEpoch): void => {
    try {
      if (errors.length === 0) onEpoch(epoch);
    } catch (error) {
      errors.push(error);
      raise();
    }
  };
  signal.addEventListener('abort', raise);
  if (signal.aborted) raise();
  try {
    const outcome = await action(listen, stop);
    if (errors.length > 0) throw errors[0];
    return outcome;
  } finally {
    signal.removeEventListener('abort', raise);
  }
}

/** Loaded when the first thread is needed: not every evaluation needs one. */
async function openPool(threads: number, population: number): Promise<Piscina> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: new URL('./thread.cjs', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    concurrentTasksPerWorker: population,
    // With Atomics, the event loop of an idle thread stands still.
    atomics: 'disabled',
  });
  // A plugin that throws in an idle thread, from a timer say, ends that thread alone; the pool replaces it.
  pool.on('error', () => {});
  return pool;
}

/** What such a thread trained does not count, because how much of it was heard of is chance. */
const threadEnded = (error: Error): Failure & { readonly trained: number } => ({
  ok: false,
  message: `the worker thread ended: ${error.message}`,
  mistake: false,
  died: true,
  trained: 0,
});
