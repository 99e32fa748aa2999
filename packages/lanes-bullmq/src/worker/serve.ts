import type { Config } from '@s4nn/config';
import type { Lanes } from '@s4nn/lanes';
import { type Job, Worker } from 'bullmq';
import { prefix } from '../protocol/keys.js';
import type { Publication } from '../protocol/publication.js';
import { carried, carry, type SegmentJob } from '../protocol/segment-job.js';
import { orLater } from '../redis/or-later.js';
import type { StateStore } from '../state/store.js';
import { orderReader } from './orders.js';
import type { WorkerProcess } from './served-sweep.js';
import { trainSegment } from './train-segment.js';

/**
 * How long a lock lasts without its worker, and how often workers look for lost ones, in milliseconds: what a killed worker trained
 * begins again within ten seconds.
 */
const lock = { lockDuration: 8000, stalledInterval: 1500 } as const;

/** How many restarts of the server a segment outlives; workers that die with it are counted by themselves. */
const maxStalledCount = 1000;

/** Takes segments from the queue of a sweep. */
export interface Service {
  readonly busy: () => number;
  readonly idleFor: () => number;
  readonly close: () => Promise<void>;
}

/** Begins to serve. The lanes must be threads: this thread has to renew the locks. */
export function serve(
  { redis, context, worker, onError }: WorkerProcess,
  { queue, name }: Publication,
  config: Config,
  lanes: Lanes,
  store: StateStore,
): Service {
  const drain = new AbortController();
  const orders = orderReader(redis, queue);
  let idleSince = Date.now();
  const run = async (job: Job): Promise<unknown> => {
    const id = job.id!;
    const stop = orders.of(id);
    try {
      const given = carried<SegmentJob>(job.data);
      return carry(
        await trainSegment(
          { redis, queue, config, lanes, store, worker },
          given,
          {
            id,
            save: (data) => job.updateData(carry(data)),
            tell: (progress) => job.updateProgress(carry(progress)),
          },
          AbortSignal.any([stop.signal, drain.signal]),
        ),
      );
    } finally {
      orders.forget(id);
      idleSince = Date.now();
    }
  };
  const taker = new Worker(queue, run, {
    connection: redis,
    prefix,
    concurrency: lanes.count,
    ...lock,
    maxStalledCount,
    drainDelay: 5,
    // After an outage; a worker would look again only after 15 s.
    runRetryDelay: 1000,
    name: worker.name,
  });
  taker.on('error', onError);
  taker.on('lockRenewalFailed', (ids) => {
    // Another worker has it, and what this one trains of it does not count.
    for (const id of ids) orders.running.get(id)?.abort();
    context.say(
      `lost ${ids.length === 1 ? 'a segment' : `${ids.length} segments`} of ${name}: the lock ran out, so another worker has it`,
    );
  });
  return {
    busy: () => orders.running.size,
    idleFor: () => (orders.running.size > 0 ? 0 : Date.now() - idleSince),
    close: async () => {
      drain.abort();
      orders.close();
      // A server that is away does not answer; what runs is lost then.
      if (redis.status === 'ready') await taker.close();
      else await orLater(() => taker.close(true));
    },
  };
}
