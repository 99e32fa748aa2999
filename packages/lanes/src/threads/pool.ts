import type { ResolvedPlugin } from '@s4nn/config';
import type { Piscina } from 'piscina';
import { limit } from '../limit.js';

/** How many threads a pool has, and how. */
export interface PoolOptions {
  /** What its threads load before their first job. */
  readonly backend: ResolvedPlugin;
  readonly threads: number;
  /** How many jobs a thread runs at a time. */
  readonly population: number;
}

/** Opens a pool of worker threads, which start with the first job that needs them. */
async function openPool({ backend, threads, population }: PoolOptions): Promise<Piscina> {
  // Loaded only here: not every evaluation needs a thread.
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: new URL('./thread.cjs', import.meta.url).href,
    workerData: backend,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    concurrentTasksPerWorker: population,
    // With Atomics, the event loop of an idle thread stands still.
    atomics: 'disabled',
  });
  // A plugin that throws in an idle thread, for example from a timer, ends only that thread; the pool replaces it.
  pool.on('error', () => {});
  return pool;
}

/** A pool that opens when it is first needed. */
export function lazyPool(options: PoolOptions) {
  let opened: Promise<Piscina> | undefined;
  const turn = limit(options.threads * options.population);
  const open = (): Promise<Piscina> => {
    opened ??= openPool(options);
    return opened;
  };
  return {
    open,
    /**
     * Uses the pool for one job, once there is a place for it: when a thread ends, piscina would forget the jobs that wait for
     * one.
     */
    use: <Result>(job: (pool: Piscina) => Promise<Result>): Promise<Result> =>
      turn(async () => job(await open())),
    destroy: async (): Promise<void> => {
      await (await opened)?.destroy();
    },
  };
}
