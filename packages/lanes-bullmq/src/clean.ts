import { counted } from '@s4nn/core';
import { Queue } from 'bullmq';
import { publishedSweeps } from './inspect.js';
import type { Options } from './options.js';
import { leadKey, prefix, statesKey, sweepsKey } from './protocol/keys.js';
import { leaderOf } from './protocol/lead.js';
import { addressOf } from './redis/address.js';
import { connect } from './redis/connect.js';
import { removeSweep } from './remove-sweep.js';

/**
 * Removes what sweeps left on a server whose process is gone.
 * @param all whether to remove running sweeps, too: their main processes send again what they need.
 * @returns what was removed, one line each.
 * @throws InputError if nobody answers there.
 */
export async function clean({ url }: Options, all: boolean): Promise<string[]> {
  const address = addressOf(url);
  const redis = await connect(address);
  const removed: string[] = [];
  try {
    for (const { key, name, queue } of await publishedSweeps(redis)) {
      if (!all && (await leaderOf(redis, key))) continue;
      if (queue === null) {
        await redis.hdel(sweepsKey, key);
        removed.push(`${JSON.stringify(key)}, which is no sweep`);
        continue;
      }
      const states = await redis.scard(statesKey(key));
      const opened = new Queue(queue, { connection: redis, prefix });
      opened.on('error', () => {});
      const jobs = await opened.getJobCountByTypes('wait', 'active', 'completed', 'failed');
      await removeSweep(redis, key, opened);
      await opened.close();
      await redis.del(leadKey(key));
      removed.push(`sweep ${name}: ${counted(jobs, 'segment')} and ${counted(states, 'state')}`);
    }
    return removed;
  } finally {
    redis.disconnect();
  }
}
