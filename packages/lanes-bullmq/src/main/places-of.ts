import { QueueKeys } from 'bullmq';
import type { Redis } from 'ioredis';
import { prefix } from '../protocol/keys.js';

/** Where a job is: `lost` if the server does not have it any more. */
export type Place = 'waiting' | 'active' | 'completed' | 'failed' | 'lost';

/** For more jobs than this the lists of the queue are read once; for fewer, each job is looked up in them. */
const few = 8;

/**
 * Where jobs are, all at the same moment. (BullMQ's own question copies all lists for each job: with a thousand lanes, that was most of
 * what the server did.)
 */
export async function placesOf(redis: Redis, queue: string, ids: readonly string[]): Promise<Place[]> {
  const { completed, failed, active, wait, paused } = new QueueKeys(prefix).getKeys(queue);
  const ended = [completed, failed] as const;
  const lists = [active, wait, paused] as const;
  const asked = redis.multi();
  for (const key of ended) asked.zmscore(key!, ...ids);
  for (const key of lists) {
    if (ids.length > few) asked.lrange(key!, 0, -1);
    else for (const id of ids) asked.lpos(key!, id);
  }
  const answers = (await asked.exec())!.map(([error, answer]) => {
    if (error) throw error;
    return answer;
  });
  const [completions, failures] = answers as [(string | null)[], (string | null)[]];
  const rest = answers.slice(ended.length);
  const isIn = lists.map((_, list) => {
    if (ids.length <= few) return (index: number) => rest[list * ids.length + index] !== null;
    const found = new Set(rest[list] as string[]);
    return (index: number) => found.has(ids[index]!);
  });
  return ids.map((_, index) => {
    if (completions[index] !== null) return 'completed';
    if (failures[index] !== null) return 'failed';
    if (isIn[0]!(index)) return 'active';
    return isIn[1]!(index) || isIn[2]!(index) ? 'waiting' : 'lost';
  });
}
