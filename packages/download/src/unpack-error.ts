import { InputError, isInputError, isSystemError } from '@s4nn/core';
import { explainWriteError } from '@s4nn/files';

/** The error of a failed unpacking as one that the user can act on: of the disk, or of the archive. */
export function unpackError(archive: string, target: string, error: unknown): unknown {
  if (isInputError(error)) return error;
  if (isSystemError(error)) return explainWriteError(target, error, true);
  return new InputError(
    `${archive}: cannot be unpacked (${(error as Error).message}). Remove it and run the same command again.`,
  );
}
