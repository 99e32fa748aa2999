import { InputError } from '@s4nn/core';

/**
 * Checks that a trial which was trained again, because its checkpoint was missing, has the same value after an epoch as before.
 * @param known the value in the log.
 * @throws InputError if it has another one.
 */
export function checkRetrained(trial: number, epoch: number, value: number, known: number): void {
  if (Object.is(value, known)) return;
  throw new InputError(
    `trial ${trial}: found a value of ${value} after epoch ${epoch} when it was trained again, ` +
      `expected ${known} as in the log: this program, a plugin or the data has changed since. ` +
      'Start again with --fresh (deletes the earlier run), or keep both with --name.',
  );
}
