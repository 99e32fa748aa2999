import { InputError, isDeviceLost, isInputError } from '@s4nn/core';

/** An error as data, because a thread boundary strips errors. */
export interface Failure {
  readonly ok: false;
  readonly message: string;
  /** Whether it is the user's, an InputError. */
  readonly mistake: boolean;
  /**
   * Whether the thread died, or the device that it used, of which nothing follows for another try; what is thrown would
   * be thrown again.
   */
  readonly died: boolean;
}

/** An error as data. */
export const failureOf = (error: unknown): Failure =>
  error instanceof ToldFailure
    ? error.failure
    : {
        ok: false,
        message: messageOf(error),
        mistake: isInputError(error),
        died: isOutOfMemory(error) || isDeviceLost(error),
      };

/** Memory may be there the next time, as other lanes use it too. */
const isOutOfMemory = (error: unknown): boolean =>
  error instanceof RangeError && /memory|allocation/i.test(error.message);

/** The error that a failure was; told again, it is the same failure. */
export const errorOf = (failure: Failure): Error =>
  failure.mistake ? new InputError(failure.message) : new ToldFailure(failure);

/** A failure on its way through another thread. */
class ToldFailure extends Error {
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
