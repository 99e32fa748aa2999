import type { Redis } from 'ioredis';
import { stateKey, statesKey, week } from '../protocol/keys.js';
import type { StateStore } from './store.js';

/** The most bytes that a value of Redis can have. */
const most = 512 * 2 ** 20;

/** States in Redis. They expire after a week, should nobody be left to drop them. */
export const redisStore = (redis: Redis, sweep: string): StateStore => ({
  put: async (id, parts) => {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    if (length > most) {
      throw new Error(
        `a state of ${length} bytes does not fit into Redis, which takes ${most} at most: use a shared folder (/lanes/state, and --state of workers)`,
      );
    }
    const key = stateKey(sweep, id);
    if (await redis.expire(key, week)) return 0;
    await redis.multi().set(key, Buffer.concat(parts), 'EX', week).sadd(statesKey(sweep), id).exec();
    return length;
  },
  get: (id) => redis.getBuffer(stateKey(sweep, id)),
  drop: async (id) => {
    await redis.multi().unlink(stateKey(sweep, id)).srem(statesKey(sweep), id).exec();
  },
});

/** Removes all states of a sweep from Redis. */
export async function dropStates(redis: Redis, sweep: string): Promise<void> {
  const ids = await redis.smembers(statesKey(sweep));
  // A few at a time: a command with a hundred thousand keys would hold up everybody.
  for (let at = 0; at < ids.length; at += 1000) {
    await redis.unlink(ids.slice(at, at + 1000).map((id) => stateKey(sweep, id)));
  }
  await redis.unlink(statesKey(sweep));
}
