import { formatWithOptions } from 'node:util';
import { isInputError } from '@s4nn/core/errors';
import { commandsIn } from './commands-in.js';
import type { Terminal } from './terminal.js';

/** What the program says by its exit code. */
export const exitCodes = { failed: 1, mistake: 2, interrupted: 130 } as const;

const plain = ['PluginFailed', 'SweepFailed'];

/** Prints an error and sets the exit code: users' mistakes without a stack trace. */
export function fail(error: unknown, terminal: Terminal): void {
  const { colours, stream, print } = terminal.stderr;
  const say = ({ message }: Error) => print(`${colours.red('error:')} ${commandsIn(message)}`);
  if (isInputError(error)) {
    say(error);
    terminal.exitCode = exitCodes.mistake;
    return;
  }
  // What the system refuses, a plugin that broke down and a sweep that came to nothing need no stack either.
  const isPlain = error instanceof Error && ('syscall' in error || plain.includes(error.name));
  if (isPlain) say(error);
  else print(formatWithOptions({ colors: stream.isTTY === true && colours.isColorSupported }, error));
  terminal.exitCode = exitCodes.failed;
}
