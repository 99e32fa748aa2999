import { InputError, isDeviceLost, isInputError } from '@s4nn/core';

/** An error as data, because errors lose their class at a thread boundary. */
export interface Failure {
  readonly ok: false;
  readonly message: string;
  /** Whether it is the user's mistake: an InputError. */
  readonly mistake: boolean;
  /**
   * Whether the thread or its device died, so that another attempt may succeed; an error that was thrown would be thrown
   * again.
   */
  readonly died: boolean;
  /** Whether the thread was ended because of another segment in it: this one is not to blame. */
  readonly aside?: boolean;
  /** Whether the thread was ended because no epoch of this segment finished for its limit. */
  readonly silent?: boolean;
}

/** Turns an error into data. */
export const failureOf = (error: unknown): Failure =>
  error instanceof FailureError
    ? error.failure
    : {
        ok: false,
        message: messageOf(error),
        mistake: isInputError(error),
        died: isOutOfMemory(error) || isDeviceLost(error),
      };

/** There may be enough memory the next time, because other lanes use it too. */
const isOutOfMemory = (error: unknown): boolean =>
  error instanceof RangeError && /memory|allocation/i.test(error.message);

/** Turns a failure back into an error; `failureOf` gives the same failure for it. */
export const errorOf = (failure: Failure): Error =>
  failure.mistake ? new InputError(failure.message) : new FailureError(failure);

/** A failure that another thread reported. */
class FailureError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** One line for users' mistakes and lost devices, the stack for everything else. */
const messageOf = (error: unknown): string =>
  isInputError(error) || isDeviceLost(error)
    ? error.message
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error);
