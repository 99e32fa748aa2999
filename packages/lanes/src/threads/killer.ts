import type { Piscina } from 'piscina';

/** A segment in the thread that runs it, from the view of who may end that thread. */
export interface Life {
  /** The segment runs in this thread now. */
  begin(thread: number): void;
  /** Whether its thread was ended because of another segment. */
  isAside(): boolean;
  /** The segment is over. */
  end(): void;
}

/**
 * Ends threads with segments that hang. (Piscina would end the thread of a job whose signal is aborted, but gives such a job a
 * thread of its own, so that no population could form.)
 */
export function killer() {
  /** For each thread that was told to end, the segment to blame. */
  const killed = new Map<number, Life>();
  const ending = new Set<Promise<unknown>>();
  return {
    /** A segment that is about to run in a pool. @param kill ends its thread once it has begun. */
    open: async (pool: Piscina, kill: AbortSignal, onBegin: () => void): Promise<Life> => {
      // Otherwise the pool might give it to a thread that is about to end.
      while (ending.size > 0) await Promise.all(ending);
      const before = killed.size;
      let thread: number | null = null;
      const endThread = (): void => {
        const worker = pool.threads.find(({ threadId }) => threadId === thread);
        // It runs in no thread yet, or that has ended by itself.
        if (!worker || thread === null || killed.has(thread)) return;
        killed.set(thread, life);
        const ended = worker.terminate().finally(() => ending.delete(ended));
        ending.add(ended);
      };
      const life: Life = {
        begin: (begun) => {
          thread = begun;
          onBegin();
          if (kill.aborted) endThread();
        },
        isAside: () =>
          thread === null
            ? // It had not begun, so it did nothing itself.
              killed.size > before
            : killed.has(thread) && killed.get(thread) !== life,
        end: () => kill.removeEventListener('abort', endThread),
      };
      kill.addEventListener('abort', endThread);
      return life;
    },
  };
}
