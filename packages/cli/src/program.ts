import { CommanderError } from 'commander';
import { exitCodes, fail } from './exit.js';
import { inFolder } from './folder.js';
import { s4nn } from './s4nn.js';
import type { Stream } from './stream.js';
import { terminalOn } from './terminal.js';

/** The streams and the folder of one run of the program. */
export interface Surroundings {
  /** Takes results. */
  readonly stdout: Stream;
  /** Takes progress and errors. */
  readonly stderr: Stream;
  /** The folder to run in; by default that of the process. */
  readonly cwd?: string;
}

/**
 * Runs one command as if in a process of its own; only signals are those of the whole process.
 * One at a time, because a process has one current folder.
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
      // Help and version exit with 0; everything else that commander throws is the user's mistake.
      terminal.exitCode = error.exitCode === 0 ? 0 : exitCodes.mistake;
    } else {
      fail(error, terminal);
    }
  }
  return terminal.exitCode;
}
