import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { ResolvedPlugin } from '@s4nn/config';
import type { Piscina } from 'piscina';
import type { DemandOutcome } from '../host/demand.js';
import { type Host, viewOf } from '../host/host.js';
import type { Lanes } from '../lanes.js';
import type { InferenceOutcome, SegmentOutcome, TrainedEpoch } from '../segment.js';
import { withStopFlag } from '../with-stop-flag.js';
import { answer } from './answer.js';
import { openPool, threadEnded } from './pool.js';
import { type HostRequest, handled } from './protocol.js';

/** Lanes in worker threads of this process. They read the host's arrays in shared memory. */
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
  /** A channel to a thread: its questions are answered, other messages go to `onMessage`. */
  const channel = (onMessage: (message: unknown, port: MessagePort) => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.on('message', async (message: Partial<HostRequest>) => {
      if (message.question) port1.postMessage(await answer(view, message as HostRequest));
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
      // The first job that needs a thread will report what is wrong with it.
      Promise.allSettled(tasks);
    },
    run: (segment, onEpoch, signal) =>
      withStopFlag(onEpoch, signal, async (listen, stop) => {
        let received = 0;
        const { port1, port2 } = channel((epoch, port) => {
          listen(epoch as TrainedEpoch);
          received++;
          // Lets signals in: they must not wait for the last of a thousand messages.
          setImmediate(() => port.postMessage(handled));
        });
        try {
          const outcome: SegmentOutcome = await (await pool())
            .run({ segment, port: port2, stop }, { transferList: [port2] })
            .catch(threadEnded);
          // Epochs come through another port than the outcome, which may overtake them.
          while (received < outcome.trained) await once(port1, 'message');
          return outcome;
        } finally {
          port1.close();
        }
      }),
    check: async (demands): Promise<readonly DemandOutcome[]> =>
      (await pool())
        .run(demands, { name: 'check' })
        .catch((error: Error) => demands.map(() => threadEnded(error))),
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
