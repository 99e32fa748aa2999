import { setTimeout as wait } from 'node:timers/promises';
import { reasonOf } from './connect.js';

/** How long to wait before something is tried again that needs somebody to mend the server or the store, in milliseconds. */
export const calm = 5000;

/**
 * Does what a server may refuse, for example because its memory is full, as often as it takes: a sweep of hours should not end for that.
 * @param say takes each reason, once as long as it stays the same.
 * @param stop ends the trying; then the result is `stopped`.
 * @throws what is no refusal.
 */
export async function persist<Value>(
  action: () => Promise<Value>,
  say: (text: string) => void,
  stop: AbortSignal,
): Promise<Value | 'stopped'> {
  let said = '';
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ReplyError') throw error;
      // The command that was refused may follow.
      const reason = reasonOf(error).replace(/ script: .*/, '');
      if (reason !== said)
        say(`the queue refuses what the sweep sends (${reason}); trying again every ${calm / 1000} s`);
      said = reason;
      await wait(calm, undefined, { signal: stop }).catch(() => {});
      if (stop.aborted) return 'stopped';
    }
  }
}
