import { InputError, isInputError } from '@s4nn/core';
import { explainWriteError } from '@s4nn/files';

/** The error of an archive that does not unpack as the user's: of the disk, or of the archive. */
export function unpackError(archive: string, target: string, error: unknown): unknown {
  if (isInputError(error)) return error;
  if (error instanceof Error && 'syscall' in error) return explainWriteError(target, error, true);
  return new InputError(
    `${archive}: cannot be unpacked (${(error as Error).message}); remove it, and run the same command again`,
  );
}
