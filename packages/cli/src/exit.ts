import { isInputError } from '@s4nn/core/errors';
import { errorColors as colors } from './view/colors.js';

/** What the process says by its exit code. */
export const exitCodes = { failed: 1, mistake: 2, interrupted: 130 } as const;

/** Prints an error and sets the exit code: users' mistakes without a stack trace. */
export function fail(error: unknown): void {
  if (isInputError(error)) {
    console.error(`${colors.red('error')} ${error.message}`);
    process.exitCode = exitCodes.mistake;
    return;
  }
  // What the system refuses (a full disk, a folder one may not write) needs no stack either.
  const fromSystem = error instanceof Error && 'syscall' in error;
  console.error(fromSystem ? `${colors.red('error')} ${error.message}` : error);
  process.exitCode = exitCodes.failed;
}
