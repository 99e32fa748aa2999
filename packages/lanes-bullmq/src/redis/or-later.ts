/** How long the end of a process waits for a server that is away, in milliseconds. */
const patience = 3000;

/** Waits for what the server may never answer, but not for long. What goes wrong does not matter any more. */
export const orLater = (action: () => Promise<unknown>): Promise<unknown> =>
  Promise.race([
    action().catch(() => {}),
    new Promise((end) => {
      setTimeout(end, patience).unref();
    }),
  ]);

/**
 * What a promise gives, unless a signal comes first.
 * @throws the signal's reason if it does.
 */
export function orAborted<Value>(wanted: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(signal.reason);
    if (signal.aborted) fail();
    signal.addEventListener('abort', fail, { once: true });
    wanted.then(resolve, reject).finally(() => signal.removeEventListener('abort', fail));
  });
}
