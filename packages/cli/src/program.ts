import { CommanderError } from 'commander';
import { exitCodes, fail } from './exit.js';
import { inFolder } from './folder.js';
import { s4nn } from './s4nn.js';
import { type Stream, terminalOn } from './terminal.js';

/** What a program is run with. */
export interface Surroundings {
  /** Takes results. */
  readonly stdout: Stream;
  /** Takes progress and errors. */
  readonly stderr: Stream;
  /** The folder to run in; by default that of the process. */
  readonly cwd?: string;
}

/**
 * Runs one command, as if it were a process of its own, except for signals: those are the process's.
 * One at a time, as a process has one current folder.
 * @param argv what follows `s4nn`.
 * @returns the exit code: 0, or one of `exitCodes`.
 */
export async function program(
  argv: readonly string[],
  { stdout, stderr, cwd }: Surroundings,
): Promise<number> {
  const terminal = terminalOn(stdout, stderr);
  try {
    await inFolder(cwd, async () => {
      await s4nn(terminal).parseAsync(argv, { from: 'user' });
    });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version end with 0; everything else that commander finds is the user's mistake.
      terminal.exitCode = error.exitCode === 0 ? 0 : exitCodes.mistake;
    } else {
      fail(error, terminal);
    }
  }
  return terminal.exitCode;
}
