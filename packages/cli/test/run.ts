import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { program } from '../src/program.js';

/** Where our plugins are installed. */
const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** What one run of the command left. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process, in the repository, its output read by no terminal. */
export const run = (...args: string[]): Promise<Ran> => runOn({}, ...args);

/** The same where both streams are terminals, or one of them. */
export async function runOn(
  terminals: { readonly stdout?: 'terminal'; readonly stderr?: 'terminal'; readonly columns?: number },
  ...args: string[]
): Promise<Ran> {
  const stdout = kept(terminals.stdout, terminals.columns);
  const stderr = kept(terminals.stderr, terminals.columns);
  const code = await program(args, { stdout: stdout.stream, stderr: stderr.stream, cwd: repository });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** Sets the variables that say what a terminal can do as a person's terminal has them, until `vi.unstubAllEnvs`. */
export function asOnATerminal(): void {
  for (const name of ['NO_COLOR', 'FORCE_COLOR', 'CI']) vi.stubEnv(name, undefined);
  vi.stubEnv('TERM', 'xterm');
}

/** A stream that keeps what is written. */
export function kept(as?: 'terminal', columns = 80) {
  let text = '';
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk, _, done) => {
      text += chunk;
      done();
    },
  });
  return {
    stream: as === 'terminal' ? Object.assign(stream, { isTTY: true, columns }) : stream,
    text: () => text,
  };
}
