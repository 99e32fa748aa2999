import type { LanesState } from '@s4nn/lanes';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Options } from './options.js';
import { prefix, stateKey, statesKey, sweepsKey } from './protocol/keys.js';
import { leaderOf } from './protocol/lead.js';
import { presentWorkers } from './protocol/presence.js';
import { glimpse } from './protocol/publication.js';
import { addressOf } from './redis/address.js';
import { connect } from './redis/connect.js';

/**
 * Says which sweeps, workers and states are on a server.
 * @throws InputError if nobody answers there.
 */
export async function inspect({ url }: Options): Promise<LanesState> {
  const address = addressOf(url);
  const redis = await connect(address);
  try {
    const published = await publishedSweeps(redis);
    const sweeps = [];
    for (const { key, name, queue } of published) {
      const leader = await leaderOf(redis, key);
      sweeps.push({
        name,
        key,
        main: leader && `${leader.host}-${leader.pid}`,
        ...(await countsOf(redis, queue)),
      });
    }
    const nameOf = (key: string): string => published.find((each) => each.key === key)?.name ?? key;
    const workers = (await presentWorkers(redis)).map(({ name, host, lanes, busy, serves, refused }) => ({
      name,
      host,
      lanes,
      busy,
      serves: serves === null ? null : nameOf(serves),
      refused: Object.entries(refused).map(([key, why]) => ({ sweep: nameOf(key), why })),
    }));
    return {
      sweeps,
      workers,
      states: await statesOf(
        redis,
        published.map(({ key }) => key),
      ),
    };
  } finally {
    redis.disconnect();
  }
}

/** A sweep that is on a server. */
export interface PublishedSweep {
  readonly key: string;
  readonly name: string;
  /** The name of its queue; null for what is no publication of ours. */
  readonly queue: string | null;
}

/** The sweeps on a server. */
export const publishedSweeps = async (redis: Redis): Promise<PublishedSweep[]> =>
  Object.entries(await redis.hgetall(sweepsKey)).map(([key, text]) => {
    const { name = key, queue = null } = glimpse(text);
    return { key, name, queue };
  });

async function countsOf(redis: Redis, name: string | null) {
  if (name === null) return { waiting: 0, running: 0, ended: 0 };
  const queue = new Queue(name, { connection: redis, prefix });
  queue.on('error', () => {});
  try {
    const { wait = 0, active = 0, completed = 0 } = await queue.getJobCounts('wait', 'active', 'completed');
    return { waiting: wait, running: active, ended: completed };
  } finally {
    await queue.close();
  }
}

async function statesOf(redis: Redis, keys: readonly string[]): Promise<LanesState['states']> {
  let count = 0;
  let bytes = 0;
  for (const key of keys) {
    for (const id of await redis.smembers(statesKey(key))) {
      const length = await redis.strlen(stateKey(key, id));
      if (length > 0) count++;
      bytes += length;
    }
  }
  return { count, bytes };
}
