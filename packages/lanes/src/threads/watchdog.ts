/** Waits for signs of life. */
export interface Watchdog extends Disposable {
  /** There was one; the first one starts the time. */
  heard(): void;
}

/** How many ticks a limit has: more make it more exact. */
const ticks = 20;

/**
 * Calls back once, when there has been no sign of life for some time; never without a limit. It counts ticks of its timer instead
 * of reading a clock: a process that was stopped or busy meanwhile, and so could hear nothing, has missed one tick, not its limit.
 * @param seconds the limit.
 */
export function watchdog(seconds: number | undefined, onSilence: () => void): Watchdog {
  if (seconds === undefined) return { heard: () => {}, [Symbol.dispose]: () => {} };
  const each = Math.min(1, seconds / ticks);
  const limit = Math.ceil(seconds / each);
  let silent = 0;
  let timer: NodeJS.Timeout | undefined;
  const tick = (): void => {
    silent++;
    if (silent === limit) onSilence();
  };
  return {
    heard: () => {
      silent = 0;
      timer ??= setInterval(tick, 1000 * each);
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
