import { type Queue, QueueKeys } from 'bullmq';
import type { Redis } from 'ioredis';
import { begunKey, orderKey, prefix, sweepsKey } from './protocol/keys.js';
import { dropStates } from './state/redis-store.js';

/** Removes what a worker may have written to the queue of a sweep after that was removed. */
export async function removeTraces(redis: Redis, key: string, queue: string): Promise<void> {
  if (await redis.hexists(sweepsKey, key)) return;
  await redis.unlink(Object.values(new QueueKeys(prefix).getKeys(queue)));
}

/** Removes a sweep from a server: its publication, its queue, its states and what was noted of its segments. */
export async function removeSweep(redis: Redis, key: string, queue: Queue): Promise<void> {
  await redis.hdel(sweepsKey, key);
  await queue.obliterate({ force: true });
  await dropStates(redis, key);
  for (const pattern of [begunKey(queue.name, '*'), orderKey(queue.name, '*')]) {
    for await (const found of redis.scanStream({ match: pattern, count: 1000 })) {
      const keys = found as string[];
      if (keys.length > 0) await redis.unlink(keys);
    }
  }
}
