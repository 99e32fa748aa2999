import { InputError, isSystemError } from '@s4nn/core';

/**
 * Runs an action that writes a file or folder.
 * @returns what `action` returns.
 * @throws InputError with the system's reason and what to do.
 */
export function writeOrExplain<Result>(file: string, action: () => Result): Result {
  return attempt(file, action, false);
}

/** {@link writeOrExplain} for a command that resumes from what it has written; its message says so. */
export function recordOrExplain<Result>(file: string, action: () => Result): Result {
  return attempt(file, action, true);
}

/**
 * Turns a system error about a file into one that the user can act on; any other error is returned as it is.
 * @param resumes whether the same command resumes from what it has written.
 */
export function explainWriteError(file: string, error: unknown, resumes: boolean): unknown {
  if (!isSystemError(error)) return error;
  const cure = resumes ? 'run the same command: it resumes' : 'run the same command again';
  return new InputError(
    `${file}: cannot be written (${error.message}). Free space or fix permissions, then ${cure}.`,
  );
}

function attempt<Result>(file: string, action: () => Result, resumes: boolean): Result {
  try {
    return action();
  } catch (error) {
    throw explainWriteError(file, error, resumes);
  }
}
