import { Worker } from 'node:worker_threads';
import { pace } from './watch-lock.js';

/**
 * Beats for a lock that this process holds, until it is disposed of or the process ends. In a thread of its own, because training
 * may keep this one busy for minutes.
 * @param text the content of the lock.
 */
export function heartbeat(file: string, text: string): Disposable {
  const thread = new Worker(new URL('./beat.cjs', import.meta.url), {
    workerData: { file, text, every: pace.every },
    execArgv: [],
  });
  thread.unref();
  // Without it, another process may take the lock over, as after a suspension.
  thread.on('error', () => {});
  return {
    [Symbol.dispose]: () => {
      void thread.terminate();
    },
  };
}
