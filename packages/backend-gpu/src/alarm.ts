/** What can go wrong at any time, for whoever waits for something else. */
export interface Alarm {
  /** What is waited for, or the first error that was raised, as soon as it is. */
  readonly or: <Result>(wanted: Promise<Result>) => Promise<Result>;
  readonly raise: (error: Error) => void;
}

/** An alarm that holds on to nobody who has stopped waiting, as a race with one long promise would. */
export function newAlarm(): Alarm {
  const waiting = new Set<(error: Error) => void>();
  let raised: Error | null = null;
  return {
    or: (wanted) =>
      new Promise((resolve, reject) => {
        if (raised) reject(raised);
        waiting.add(reject);
        wanted.then(resolve, reject).finally(() => waiting.delete(reject));
      }),
    raise: (error) => {
      raised ??= error;
      for (const reject of waiting) reject(raised);
    },
  };
}
