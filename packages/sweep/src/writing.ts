import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '@s4nn/core';

/**
 * Does what writes a file or folder.
 * @throws InputError with what the system refuses and what to do.
 */
export function writing<Result>(file: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw unwritable(file, error);
  }
}

/** The system's error about a file that is written, as the user's who can mend it; any other stays as it is. */
export function unwritable(file: string, error: unknown): unknown {
  if (!(error instanceof Error && 'syscall' in error)) return error;
  return new InputError(
    `${file}: found that it cannot be written (${error.message}), expected a place that can be, with room on its ` +
      'disk. Mend that and give the same command again: what was recorded stays, and it goes on from there.',
  );
}

/**
 * Looks whether a file or folder could be made, without making it.
 * @throws InputError where what is there of its path is no folder, or cannot be written.
 */
export function checkWritable(file: string): void {
  let folder = dirname(file);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  if (!statSync(folder).isDirectory()) {
    throw new InputError(`${file}: cannot be made, as ${folder} is a file; move that away`);
  }
  writing(file, () => accessSync(folder, constants.W_OK));
}
