import { setMaxListeners } from 'node:events';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InputError } from '@s4nn/core';
import { type Lanes, type LanesContext, openLanes } from '@s4nn/lanes';
import type { Options } from '../options.js';
import { takeLead } from '../protocol/lead.js';
import { presentWorkers } from '../protocol/presence.js';
import { sweepKeyOf } from '../protocol/publication.js';
import { addressOf } from '../redis/address.js';
import { checkServer } from '../redis/check-server.js';
import { connect, reasonOf } from '../redis/connect.js';
import { orLater } from '../redis/or-later.js';
import { watchOutages } from '../redis/outage.js';
import { folderStore } from '../state/folder-store.js';
import { redisStore } from '../state/redis-store.js';
import { openMainQueue } from './main-queue.js';
import { runOnQueue } from './run-on-queue.js';
import { trainingStates } from './training-states.js';

/**
 * Lanes on other machines. Trainings go to the queue; what is asked before any training, and inference, stays in this process.
 * @throws InputError if nobody answers at the address, or if another process runs the same sweep on this queue.
 */
export async function queueLanes(options: Options, context: LanesContext): Promise<Lanes> {
  const { config, host, threads, trainings, signal, say, onWorkers } = context;
  const address = addressOf(options.url);
  const redis = await connect(address, signal);
  const broken = new AbortController();
  setMaxListeners(0, broken.signal);
  const key = sweepKeyOf(config);
  try {
    for (const warning of await checkServer(redis, address)) say(warning);
    const lead = await takeLead(redis, key, config.name, (error) => broken.abort(error));
    const folder = options.state === '' ? null : join(resolve(config.folder, options.state), `s4nn-${key}`);
    const store = folder === null ? redisStore(redis, key) : folderStore(folder);
    const states = trainingStates(store);
    const queue = openMainQueue({
      config,
      host,
      redis,
      address,
      key,
      folder,
      broken: broken.signal,
      say,
      onWorkers,
    });
    watchOutages(redis, address, { say, onUp: queue.onUp });
    const local = openLanes(host, config, threads, 1);
    return {
      count: await laneCount(),
      where: `workers of ${address.shown}`,
      threads: local.threads,
      prepare: queue.prepare,
      run: (segment, onEpoch, stop, onTaken) =>
        runOnQueue(queue, states, broken.signal, segment, onEpoch, stop, onTaken),
      check: (demands, kill) => local.check(demands, kill),
      infer: (slice) => local.infer(slice),
      forget: states.forget,
      [Symbol.asyncDispose]: async () => {
        await local[Symbol.asyncDispose]();
        await queue.close();
        if (folder !== null && !broken.signal.aborted) await rm(folder, { recursive: true, force: true });
        await orLater(async () => lead[Symbol.asyncDispose]());
        redis.disconnect();
      },
    };
  } catch (error) {
    redis.disconnect();
    throw error instanceof Error && error.name === 'ReplyError'
      ? new InputError(`${address.shown}: it refuses what a sweep needs (${reasonOf(error)})`)
      : error;
  }

  /** In reproducible mode as many as there are workers of the simulation; else those that are there now. */
  async function laneCount(): Promise<number> {
    if (config.json.parallel.mode === 'reproducible') return trainings;
    const there = (await presentWorkers(redis)).reduce((sum, { lanes }) => sum + lanes, 0);
    if (there === 0) {
      say(
        'no worker is there yet, so trials run one at a time: in async mode a sweep takes as many lanes as there are when it starts',
      );
    }
    return Math.max(1, Math.min(trainings, there));
  }
}
