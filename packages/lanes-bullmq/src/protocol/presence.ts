import type { LaneWorker } from '@s4nn/lanes';
import { formatJson, parseJson } from '@s4nn/log';
import type { Redis } from 'ioredis';
import { workerKey, workersKey } from './keys.js';

/** What a worker says of itself every second. */
export interface Presence extends LaneWorker {
  /** The key of the sweep that it serves; null if it serves none. */
  readonly serves: string | null;
  /** The key of the sweep whose samples it loads, to serve it next. */
  readonly opens: string | null;
  /** How many segments it trains now. */
  readonly busy: number;
  /** Why it does not serve a sweep, by that sweep's key. */
  readonly refused: Readonly<Record<string, string>>;
}

/** How long a worker is there after its last word, in milliseconds. It may be busy loading samples. */
const lifetime = 15_000;

/** Says that a worker is there. */
export async function announce(redis: Redis, presence: Presence): Promise<void> {
  const { name } = presence;
  await redis
    .multi()
    .sadd(workersKey, name)
    .set(workerKey(name), formatJson(presence), 'PX', lifetime)
    .exec();
}

/** Says that a worker is gone. */
export async function leave(redis: Redis, name: string): Promise<void> {
  await redis.multi().srem(workersKey, name).del(workerKey(name)).exec();
}

/** The workers that are there, by name. Forgets those that are not. */
export async function presentWorkers(redis: Redis): Promise<Presence[]> {
  const names = (await redis.smembers(workersKey)).sort();
  if (names.length === 0) return [];
  const texts = await redis.mget(names.map(workerKey));
  const gone = names.filter((_, index) => texts[index] === null);
  if (gone.length > 0) await redis.srem(workersKey, gone);
  return texts.flatMap((text) => (text === null ? [] : [parseJson(text!) as unknown as Presence]));
}
