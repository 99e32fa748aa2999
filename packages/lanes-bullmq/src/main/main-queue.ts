import type { Config } from '@s4nn/config';
import type { Host, LanesContext } from '@s4nn/lanes';
import { Queue, QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import { proofOf } from '../proof/proof.js';
import { prefix, sweepsKey } from '../protocol/keys.js';
import { glimpse, type Publication, publicationOf, publicationText } from '../protocol/publication.js';
import type { Address } from '../redis/address.js';
import { orLater } from '../redis/or-later.js';
import { errorSayer } from '../redis/outage.js';
import { removeSweep } from '../remove-sweep.js';
import { markFolder } from '../state/folder-store.js';
import { type JobWatch, watchJobs } from './job-watch.js';
import { watchRoster } from './roster.js';

/** What the queue of a sweep is made from. */
export interface MainQueueContext extends Pick<LanesContext, 'say' | 'onWorkers'> {
  readonly config: Config;
  readonly host: Promise<Host>;
  readonly redis: Redis;
  readonly address: Address;
  readonly key: string;
  /** The shared folder of states; null for Redis. */
  readonly folder: string | null;
  readonly broken: AbortSignal;
}

/** The queue of a sweep, published, so that workers serve it. */
export interface PublishedQueue {
  readonly redis: Redis;
  readonly queue: Queue;
  readonly jobs: JobWatch;
  readonly say: (text: string) => void;
}

/** The queue of a sweep in its main process. */
export interface MainQueue {
  readonly redis: Redis;
  readonly say: (text: string) => void;
  /** Publishes the sweep, when it is first called. */
  open(): Promise<PublishedQueue>;
  /** Begins with what takes long, while the samples are being loaded. */
  prepare(): void;
  onUp(): void;
  /** Removes everything of the sweep from the server. */
  close(): Promise<void>;
}

/** Prepares the queue of a sweep. Nothing is on the server before the first segment. */
export function openMainQueue(context: MainQueueContext): MainQueue {
  const { config, host, redis, address, key, folder, broken, say, onWorkers } = context;
  let proved: Promise<Publication> | undefined;
  let opened: Promise<PublishedQueue> | undefined;
  let jobs: JobWatch | undefined;
  const roster = watchRoster(redis, key, address, { say, onWorkers, waiting: () => jobs?.waiting() ?? 0 });

  const prove = (): Promise<Publication> => {
    proved ??= host.then(async (loaded) => {
      const mark = folder === null ? null : `mark-${key}`;
      return publicationOf(config, key, await proofOf(config, loaded), mark);
    });
    // It is awaited where the first segment runs.
    proved.catch(() => {});
    return proved;
  };

  const publish = async (): Promise<PublishedQueue> => {
    const publication = await prove();
    if (publication.folderMark !== null) await markFolder(folder!, publication.folderMark);
    const text = publicationText(publication);
    await removeOther(redis, key, publication.queue);
    const onError = errorSayer(say);
    const queue = new Queue(publication.queue, { connection: redis, prefix });
    const events = new QueueEvents(publication.queue, { connection: redis, prefix });
    queue.on('error', onError);
    events.on('error', onError);
    jobs = watchJobs(redis, queue, events);
    await Promise.all([queue.waitUntilReady(), events.waitUntilReady()]);
    await redis.hset(sweepsKey, key, text);
    // A server without persistence forgets it.
    roster.start(async () => {
      if (!broken.aborted) await redis.hsetnx(sweepsKey, key, text);
    });
    return { redis, queue, jobs, say };
  };

  return {
    redis,
    say,
    open: () => {
      opened ??= publish().catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      return opened;
    },
    prepare: () => {
      prove();
    },
    onUp: () => jobs?.onUp(),
    close: async () => {
      roster.stop();
      const published = await opened?.catch(() => undefined);
      if (!published) return;
      if (redis.status !== 'ready') {
        say(
          `the queue does not answer, so what is on it stays there: the same command finds it, or \`s4nn queue clean\` removes it`,
        );
      }
      // Another process may have it now, and all that is on the server.
      else if (!broken.aborted) await orLater(() => removeSweep(redis, key, published.queue));
      await orLater(() => published.jobs.close());
    },
  };
}

/** Removes the queue that an earlier run of the sweep published with other code. */
async function removeOther(redis: Redis, key: string, name: string): Promise<void> {
  const text = await redis.hget(sweepsKey, key);
  if (text === null) return;
  const { queue: other } = glimpse(text);
  if (other === undefined || other === name) return;
  const queue = new Queue(other, { connection: redis, prefix });
  queue.on('error', () => {});
  await queue.obliterate({ force: true });
  await queue.close();
}
