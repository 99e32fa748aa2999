import { Job, type Queue, type QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import { carried, type SegmentProgress } from '../protocol/segment-job.js';
import { type Place, placesOf } from './places-of.js';

/** How often jobs are asked for their state, should an event have been lost, in milliseconds. */
const period = 5000;

/** Who waits for a job. */
export interface JobListener {
  /** A worker has taken it. */
  readonly onTaken: () => void;
  readonly onProgress: (progress: SegmentProgress) => void;
}

/** Waits for jobs, over outages of the server. */
export interface JobWatch {
  /** Resolves when a job has ended or is lost; once it is unwanted, also when it waits for a worker. */
  until(id: string, listener: JobListener): { readonly ended: Promise<Place>; readonly unwanted: () => void };
  /** The job, wherever it is. */
  find(id: string): Promise<Job | undefined>;
  /** How many jobs are waited for. */
  waiting(): number;
  onUp(): void;
  close(): Promise<void>;
}

interface Waiting {
  readonly listener: JobListener;
  /** Takes where it is. */
  readonly found: (place: Place) => void;
}

/** Watches the jobs of a queue: by its events, and by asking in case that events are lost. */
export function watchJobs(redis: Redis, queue: Queue, events: QueueEvents): JobWatch {
  const all = new Map<string, Waiting>();
  const due = new Set<string>();
  /** Asks where the jobs are that are due. */
  const askAll = async (): Promise<void> => {
    const asked = [...all].filter(([id]) => due.has(id));
    due.clear();
    if (asked.length === 0) return;
    const places = await placesOf(
      redis,
      queue.name,
      asked.map(([id]) => id),
    );
    for (const [index, [id, waiting]] of asked.entries()) {
      // Not of an attempt that has begun since.
      if (all.get(id) === waiting) waiting.found(places[index]!);
    }
  };
  const ask = (id: string): void => {
    // Those of one turn are asked for together.
    if (due.size === 0) {
      setImmediate(() => {
        // What failed is asked again.
        askAll().catch(() => {});
      });
    }
    due.add(id);
  };
  events.on('completed', ({ jobId }) => ask(jobId));
  events.on('failed', ({ jobId }) => ask(jobId));
  events.on('active', ({ jobId }) => all.get(jobId)?.listener.onTaken());
  events.on('progress', ({ jobId, data }) => {
    try {
      all.get(jobId)?.listener.onProgress(carried<SegmentProgress>(data));
    } catch {
      // Not of our workers, and the result counts anyway.
    }
  });
  const timer = setInterval(() => {
    for (const id of all.keys()) ask(id);
  }, period);
  return {
    until: (id, listener) => {
      let settle: (place: Place) => void;
      const ended = new Promise<Place>((resolve) => {
        settle = resolve;
      });
      const found = (place: Place): void => {
        if (place !== 'active' && (place !== 'waiting' || isUnwanted)) settle(place);
      };
      let isUnwanted = false;
      all.set(id, { listener, found });
      ended.then(() => all.delete(id));
      ask(id);
      return {
        ended,
        unwanted: () => {
          isUnwanted = true;
          ask(id);
        },
      };
    },
    find: (id) => Job.fromId(queue, id),
    waiting: () => all.size,
    onUp: () => {
      for (const id of all.keys()) ask(id);
    },
    close: async () => {
      clearInterval(timer);
      await Promise.all([events.close(), queue.close()]);
    },
  };
}
