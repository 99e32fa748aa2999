import { InputError } from '@s4nn/core';

/**
 * Checks that a trial which was trained again, because its checkpoint was missing, has the same values as before.
 * @param known the values in the log.
 * @throws InputError with the first difference.
 */
export function checkRetrained(trial: number, values: readonly number[], known: readonly number[]): void {
  const odd = known.findIndex((value, index) => index < values.length && !Object.is(value, values[index]));
  if (odd === -1) return;
  throw new InputError(
    `trial ${trial}: found a value of ${values[odd]} after epoch ${odd + 1} when it was trained again, ` +
      `expected ${known[odd]} as in the log: this program, a plugin or the data has changed since. ` +
      'Start again with --fresh (deletes the earlier run), or keep both with --name.',
  );
}
