import { isInputError } from '@s4nn/core';
import { commandsIn } from './commands-in.js';
import { errorColors as colors } from './view/colors.js';

/** What the process says by its exit code. */
export const exitCodes = { failed: 1, mistake: 2, interrupted: 130 } as const;

const plain = ['PluginFailed', 'SweepFailed'];

/** Prints an error and sets the exit code: users' mistakes without a stack trace. */
export function fail(error: unknown): void {
  if (isInputError(error)) {
    console.error(`${colors.red('error:')} ${commandsIn(error.message)}`);
    process.exitCode = exitCodes.mistake;
    return;
  }
  // What the system refuses, a plugin that broke down and a sweep that came to nothing need no stack either.
  const isPlain = error instanceof Error && ('syscall' in error || plain.includes(error.name));
  console.error(isPlain ? `${colors.red('error:')} ${commandsIn(error.message)}` : error);
  process.exitCode = exitCodes.failed;
}
