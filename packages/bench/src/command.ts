import { isInputError } from '@s4nn/core';
import { type Command, CommanderError, InvalidArgumentError } from 'commander';

/** Parses a whole number from 1. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!(Number.isSafeInteger(value) && value >= 1)) throw new InvalidArgumentError('Expected 1 or more.');
  return value;
}

/** Runs a command that overrides its exit: users' mistakes are one line and exit code 2. */
export async function runCommand(program: Command): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (isInputError(error)) {
      console.error(`error: ${error.message}`);
      process.exitCode = 2;
    } else if (!(error instanceof CommanderError)) throw error;
    // Help exits with code 0; everything else that commander finds is the user's mistake.
    else process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}
