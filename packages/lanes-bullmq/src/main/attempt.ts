import { setTimeout as wait } from 'node:timers/promises';
import type { SegmentWorker } from '@s4nn/lanes';
import { orderKey, week } from '../protocol/keys.js';
import { carried, carry, jobIdOf, type SegmentJob, type SegmentResult } from '../protocol/segment-job.js';
import { orAborted } from '../redis/or-later.js';
import { calm } from '../redis/persist.js';
import type { Emitter } from './emitter.js';
import type { PublishedQueue } from './main-queue.js';

/** A result, and when it was heard of, in milliseconds by this machine's clock. */
export type ArrivedResult = SegmentResult & { readonly ended: number };

/** Sends a segment once and waits for its end. `again` if it is lost, `stopped` if it was not wanted before it began. */
export async function attempt(
  { redis, queue, jobs, say }: PublishedQueue,
  segment: SegmentJob,
  epochs: Emitter,
  onTaken: (worker: SegmentWorker | null) => void,
  stop: AbortSignal,
  broken: AbortSignal,
): Promise<ArrivedResult | 'again' | 'stopped'> {
  const id = jobIdOf(segment);
  const order = orderKey(queue.name, id);
  // Of an earlier run.
  await redis.del(order);
  await queue.add('segment', carry(segment), {
    jobId: id,
    attempts: 1,
    removeOnComplete: false,
    removeOnFail: false,
  });
  let taker: string | null = null;
  const waiting = jobs.until(id, {
    onTaken: () => {
      taker = null;
      onTaken(null);
    },
    onProgress: ({ reports, worker }) => {
      if (worker.name !== taker) onTaken(worker);
      taker = worker.name;
      epochs.show(reports);
    },
  });
  const onStop = (): void => {
    redis.set(order, 'stop', 'EX', week).then(waiting.unwanted, () => {});
  };
  stop.addEventListener('abort', onStop);
  if (stop.aborted) onStop();
  try {
    const place = await orAborted(waiting.ended, broken);
    const ended = Date.now();
    if (place === 'lost') return stop.aborted ? 'stopped' : 'again';
    // It waits for a worker, and is not wanted. If one takes it meanwhile, it stays, and ends at once.
    if (place === 'waiting') return (await queue.remove(id)) === 1 ? 'stopped' : 'again';
    const job = await jobs.find(id);
    if (!job) return 'again';
    const { returnvalue, failedReason } = job;
    await queue.remove(id);
    if (place === 'completed') return { ...carried<SegmentResult>(returnvalue), ended };
    // An error of the training would be a result: this is one of the server or the store, which somebody has to mend.
    say(`a worker could not run ${segment.name}: ${failedReason}; trying again in ${calm / 1000} s`);
    await wait(calm, undefined, { signal: stop }).catch(() => {});
    return stop.aborted ? 'stopped' : 'again';
  } finally {
    stop.removeEventListener('abort', onStop);
    redis.del(order).catch(() => {});
  }
}
