import { errorOf } from '@s4nn/lanes';
import type { FailedTraining } from './train/training.js';

/** A sweep that failed without a mistake in its input. Programs print it without a stack trace. */
export class SweepFailed extends Error {
  override readonly name = 'SweepFailed';
}

/** The error of a training outside the trials that failed. */
export const trainingError = (what: string, failure: FailedTraining): Error =>
  failure.silentFor === null
    ? errorOf(failure)
    : new SweepFailed(
        `${what}: ${failure.message}; its thread was ended. Run the same command to try again.`,
      );

/** The first line of the last failed trial's error, and where the rest is. */
export const lastFailureText = (sweep: string, reason: string): string =>
  `The last failure was: ${reason.split('\n')[0]} (s4nn trials ${sweep} --state failed --json shows all of it)`;
