/** Errors that can come at any time, for code that waits for something else. */
export interface Alarm {
  /** The wanted result, or the first error that is raised, as soon as there is one. */
  readonly or: <Result>(wanted: Promise<Result>) => Promise<Result>;
  readonly raise: (error: Error) => void;
}

/** An alarm that forgets whoever has stopped waiting; a race against one long promise would not. */
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
