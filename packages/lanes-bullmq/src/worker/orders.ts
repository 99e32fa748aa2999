import type { Redis } from 'ioredis';
import { orderKey } from '../protocol/keys.js';

/** How often a worker asks what the main process wants, in milliseconds. */
const period = 500;

/** What the main process wants of a segment that runs here. */
export interface Order {
  /** To end after the running epoch. */
  readonly stop: AbortSignal;
  /** To end with its thread. */
  readonly kill: AbortSignal;
}

/** Asks for the orders of all running segments at once. */
export function orderReader(redis: Redis, queue: string, running: () => readonly string[]) {
  const all = new Map<string, { readonly stop: AbortController; readonly kill: AbortController }>();
  const ask = async (): Promise<void> => {
    const ids = running();
    if (ids.length === 0 || redis.status !== 'ready') return;
    const orders = await redis.mget(ids.map((id) => orderKey(queue, id)));
    for (const [index, order] of orders.entries()) {
      if (order !== null) all.get(ids[index]!)?.[order === 'kill' ? 'kill' : 'stop'].abort();
    }
  };
  const timer = setInterval(() => {
    ask().catch(() => {});
  }, period);
  return {
    of: (id: string): Order => {
      const controllers = { stop: new AbortController(), kill: new AbortController() };
      all.set(id, controllers);
      return { stop: controllers.stop.signal, kill: controllers.kill.signal };
    },
    forget: (id: string): void => {
      all.delete(id);
    },
    close: (): void => clearInterval(timer),
  };
}
