/**
 * Watches many promises for the first failure, and rejects whoever waits for one of them. (A race with a promise that lives as
 * long as all of them would keep every result until then.)
 */
export function firstFailure() {
  let reject: ((error: unknown) => void) | null = null;
  let failed: { readonly error: unknown } | null = null;
  return {
    /** Reports a failure; only the first one counts. */
    report: (error: unknown): void => {
      failed ??= { error };
      reject?.(failed.error);
    },
    /** The promise's result, unless a failure is reported first. */
    or: <Result>(wanted: Promise<Result>): Promise<Result> =>
      new Promise((resolve, no) => {
        reject = no;
        if (failed) no(failed.error);
        wanted.then(resolve, no);
      }),
  };
}
