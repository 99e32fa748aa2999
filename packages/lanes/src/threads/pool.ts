import type { Piscina } from 'piscina';
import type { Failure } from '../failure.js';

/** Opens a pool of worker threads. Piscina is loaded only here: not every evaluation needs a thread. */
export async function openPool(threads: number, population: number): Promise<Piscina> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: new URL('./thread.cjs', import.meta.url).href,
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

/** The outcome of a thread that ended. Its epochs do not count, because it is chance how many of them arrived. */
export const threadEnded = (error: Error): Failure & { readonly trained: number } => ({
  ok: false,
  message: `the worker thread ended: ${error.message}`,
  mistake: false,
  died: true,
  trained: 0,
});
