import type { Redis } from 'ioredis';
import { orderKey } from '../protocol/keys.js';

/** How often a worker asks what the main process wants, in milliseconds. */
const period = 500;

/** Asks for all running segments at once whether they should stop after the running epoch. */
export function orderReader(redis: Redis, queue: string) {
  const all = new Map<string, AbortController>();
  const ask = async (): Promise<void> => {
    const ids = [...all.keys()];
    if (ids.length === 0 || redis.status !== 'ready') return;
    const orders = await redis.mget(ids.map((id) => orderKey(queue, id)));
    for (const [index, order] of orders.entries()) {
      if (order !== null) all.get(ids[index]!)?.abort();
    }
  };
  const timer = setInterval(() => {
    ask().catch(() => {});
  }, period);
  return {
    /** What stops a segment that begins here. */
    of: (id: string): AbortController => {
      const stop = new AbortController();
      all.set(id, stop);
      return stop;
    },
    /** The segments that run here. */
    running: all as ReadonlyMap<string, AbortController>,
    /** A segment has ended. */
    forget: (id: string): void => {
      all.delete(id);
    },
    close: (): void => clearInterval(timer),
  };
}
