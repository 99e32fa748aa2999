import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '@s4nn/core';

/**
 * Does what writes a file or folder.
 * @throws InputError with what the system refuses and what to do.
 */
export const writing = <Result>(file: string, action: () => Result): Result => attempt(file, action, '');

/** {@link writing} of what belongs to a sweep, whose command goes on from what it recorded. */
export const recording = <Result>(file: string, action: () => Result): Result =>
  attempt(file, action, resumable);

function attempt<Result>(file: string, action: () => Result, after: string): Result {
  try {
    return action();
  } catch (error) {
    throw refused(file, error, after);
  }
}

/** The system's error about a file of a sweep, as the user's who can mend it; any other stays as it is. */
export const unrecordable = (file: string, error: unknown): unknown => refused(file, error, resumable);

const resumable = ': what was recorded stays, and it goes on from there';

function refused(file: string, error: unknown, after: string): unknown {
  if (!(error instanceof Error && 'syscall' in error)) return error;
  return new InputError(
    `${file}: found that it cannot be written (${error.message}), expected a place that can be, with room on its ` +
      `disk. Mend that and give the same command again${after}.`,
  );
}

/**
 * Looks whether a file or folder of a sweep could be made, with those around it, without making it.
 * @throws InputError where what is there of its path is no folder, or cannot be written.
 */
export function checkWritable(file: string): void {
  let folder = dirname(file);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  if (!statSync(folder).isDirectory()) {
    throw new InputError(`${file}: cannot be made, as ${folder} is a file; move that away`);
  }
  recording(file, () => accessSync(folder, constants.W_OK));
}
