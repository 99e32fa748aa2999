import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { ResolvedPlugin } from '@s4nn/config';
import type { Piscina } from 'piscina';
import type { Failure } from '../failure.js';
import { guarded } from '../guarded.js';
import { type Host, viewOf } from '../host/host.js';
import type { Lanes } from '../lanes.js';
import type { InferenceOutcome, SegmentOutcome, TrainedEpoch } from '../segment.js';
import { type Asked, answer, taken } from './ask.js';

/** Lanes in worker threads of this process, which read the host's arrays in shared memory. */
export function inThreads(
  host: Promise<Host>,
  backend: ResolvedPlugin,
  threads: number,
  population: number,
): Lanes {
  const view = viewOf(host);
  let opened: Promise<Piscina> | undefined;
  const pool = (): Promise<Piscina> => {
    opened ??= openPool(threads, population);
    return opened;
  };
  /** A channel to a thread: what it asks is answered, what else it says is handed on. */
  const channel = (onMessage: (message: unknown, port: MessagePort) => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.on('message', async (message: Partial<Asked>) => {
      if (message.question) port1.postMessage(await answer(view, message as Asked));
      else onMessage(message, port1);
    });
    return { port1, port2 };
  };
  return {
    count: threads * population,
    threads,
    prepare: (jobs) => {
      const tasks = Array.from({ length: Math.min(threads, jobs) }, async () => {
        await (await pool()).run(backend, { name: 'prepare' });
      });
      // What is wrong with a thread, the first job that needs it will say.
      Promise.allSettled(tasks);
    },
    run: (segment, onEpoch, signal) =>
      guarded(onEpoch, signal, async (listen, stop) => {
        let received = 0;
        const { port1, port2 } = channel((epoch, port) => {
          listen(epoch as TrainedEpoch);
          received++;
          // Lets signals in, which must not wait for the last of a thousand messages.
          setImmediate(() => port.postMessage(taken));
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
    infer: async (slice): Promise<InferenceOutcome> => {
      const { port1, port2 } = channel(() => {});
      try {
        const task = { slice, port: port2 };
        return await (await pool()).run(task, { name: 'infer', transferList: [port2] }).catch(threadEnded);
      } finally {
        port1.close();
      }
    },
    [Symbol.asyncDispose]: async () => {
      await (await opened)?.destroy();
    },
  };
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
