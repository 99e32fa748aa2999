import { Queue, Worker } from 'bullmq';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { noRedis, RedisServer, redisNote } from '../../test/redis-server.js';
import { prefix } from '../protocol/keys.js';
import { placesOf } from './places-of.js';

/** What BullMQ's answers mean here. */
const meaning: Readonly<Record<string, string>> = { unknown: 'lost' };

describe.skipIf(noRedis !== null)(`the places of jobs${redisNote}`, () => {
  test('are those that BullMQ says, for few jobs and many, and in a queue that is paused', async () => {
    await using server = await RedisServer.start();
    const connection = new Redis(server.port, { maxRetriesPerRequest: null });
    let round = 0;
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('take', 'end', 'fail', 'forget', 'leave'), { minLength: 1, maxLength: 20 }),
        fc.boolean(),
        async (fates, isPaused) => {
          const queue = new Queue(`places-${round++}`, { connection, prefix });
          const worker = new Worker(queue.name, null, { connection, prefix });
          const ids = fates.map((_, job) => `job-${job}`);
          for (const jobId of ids) await queue.add('segment', {}, { jobId });
          for (const [index, fate] of fates.entries()) {
            if (fate === 'leave') continue;
            const job = (await worker.getNextJob('token', { block: false }))!;
            if (fate === 'end') await job.moveToCompleted(1, 'token', false);
            if (fate === 'fail') await job.moveToFailed(new Error(), 'token', false);
            if (fate === 'forget') {
              await job.moveToCompleted(1, 'token', false);
              await queue.remove(ids[index]!);
            }
          }
          if (isPaused) await queue.pause();
          const places = await placesOf(connection, queue.name, ids);
          for (const [index, id] of ids.entries()) {
            const state = await queue.getJobState(id);
            expect(places[index], id).toBe(meaning[state] ?? state);
            seen.add(state);
          }
          await worker.close();
          await queue.close();
        },
      ),
      { numRuns: 20 },
    );
    expect([...seen].sort()).toEqual(['active', 'completed', 'failed', 'unknown', 'waiting']);
    connection.disconnect();
  });
});
