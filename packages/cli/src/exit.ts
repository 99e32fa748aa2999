import { formatWithOptions } from 'node:util';
import { isInputError, isSystemError } from '@s4nn/core/errors';
import { commandsIn } from './commands-in.js';
import type { Terminal } from './terminal.js';

/** Exit codes of the program. */
export const exitCodes = { failed: 1, mistake: 2, interrupted: 130 } as const;

const plain = ['PluginFailed', 'SweepFailed'];

/** Prints an error and sets the exit code. Users' mistakes have no stack trace. */
export function fail(error: unknown, terminal: Terminal): void {
  const { colours, stream, print } = terminal.stderr;
  const say = ({ message }: Error) => print(`${colours.red('error:')} ${commandsIn(message)}`);
  if (isInputError(error)) {
    say(error);
    terminal.exitCode = exitCodes.mistake;
    return;
  }
  // System errors, failed plugins and failed sweeps need no stack trace either.
  const isPlain = isSystemError(error) || (error instanceof Error && plain.includes(error.name));
  if (isPlain) say(error);
  else print(formatWithOptions({ colors: stream.isTTY === true && colours.isColorSupported }, error));
  terminal.exitCode = exitCodes.failed;
}
