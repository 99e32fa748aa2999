import { once } from 'node:events';
import type { ResolvedPlugin } from '@s4nn/config';
import type { DemandOutcome } from '../host/demand.js';
import { type Host, viewOf } from '../host/host.js';
import type { Lanes } from '../lanes.js';
import type { InferenceOutcome, SegmentOutcome, TrainedEpoch } from '../segment.js';
import { withStopFlag } from '../with-stop-flag.js';
import { channelTo } from './channel.js';
import { killer } from './killer.js';
import { lazyPool } from './pool.js';
import { type Began, handled } from './protocol.js';
import { threadEnded } from './thread-ended.js';
import { watchdog } from './watchdog.js';

/** How many lanes there are, and in how many threads. */
export interface ThreadCounts {
  /** How many threads there are at most. */
  readonly threads: number;
  /** How many trainings run at a time. */
  readonly count: number;
  /** How many of them a thread runs. */
  readonly population: number;
}

/** Lanes in worker threads of this process. They read the host's arrays in shared memory. */
export function inThreads(
  host: Promise<Host>,
  backend: ResolvedPlugin,
  { threads, count, population }: ThreadCounts,
): Lanes {
  const view = viewOf(host);
  const busy = Math.ceil(count / population);
  const trainings = lazyPool({ backend, threads: busy, population });
  const lone = population === 1 ? trainings : lazyPool({ backend, threads: busy, population: 1 });
  // Inference may use threads that would only be idle while networks train.
  const inferences = busy === threads ? trainings : lazyPool({ backend, threads, population: 1 });
  const kills = killer();
  return {
    count,
    threads,
    prepare: () => {
      const tasks = Array.from({ length: busy }, async () =>
        (await trainings.open()).run(null, { name: 'start' }),
      );
      // The first job that needs a thread will report what is wrong with it.
      Promise.allSettled(tasks);
    },
    run: (segment, onEpoch, signal) =>
      withStopFlag(onEpoch, signal, (listen, stop) =>
        (segment.alone ? lone : trainings).use(async (pool) => {
          let received = 0;
          const kill = new AbortController();
          using dog = watchdog(segment.limit, () => kill.abort());
          const life = await kills.open(pool, kill.signal, dog.heard);
          const { port1, port2 } = channelTo(view, (message, port) => {
            if ('thread' in message) return life.begin((message as Began).thread);
            dog.heard();
            listen(message as TrainedEpoch);
            received++;
            // Lets signals in: they must not wait for the last of a thousand messages.
            setImmediate(() => port.postMessage(handled));
          });
          try {
            const outcome: SegmentOutcome = await pool
              .run({ segment, port: port2, stop }, { transferList: [port2] })
              .catch((error) => threadEnded(error, { aside: life.isAside(), silent: kill.signal.aborted }));
            // Epochs come through another port than the outcome, which may overtake them.
            while (received < outcome.trained) await once(port1, 'message');
            return outcome;
          } finally {
            life.end();
            port1.close();
          }
        }),
      ),
    infer: (slice) =>
      inferences.use(async (pool): Promise<InferenceOutcome> => {
        const { port1, port2 } = channelTo(view, () => {});
        try {
          const task = { slice, port: port2 };
          return await pool
            .run(task, { name: 'infer', transferList: [port2] })
            .catch((error: Error) => threadEnded(error));
        } finally {
          port1.close();
        }
      }),
    check: (demands, kill) =>
      trainings.use(
        (pool): Promise<readonly DemandOutcome[]> =>
          pool
            .run(demands, { name: 'check', ...(kill && { signal: kill }) })
            .catch((error: Error) => demands.map(() => threadEnded(error))),
      ),
    [Symbol.asyncDispose]: async () => {
      await trainings.destroy();
      await lone.destroy();
      await inferences.destroy();
    },
  };
}
