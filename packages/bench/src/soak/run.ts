import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const main = fileURLToPath(new URL('../../../cli/dist/main.js', import.meta.url));

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
  /** Whether it was killed because it took longer than anything should. */
  readonly hung: boolean;
}

/** The command as a process. */
export interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Milliseconds after which a process hangs. */
const patience = 120_000;

/** Starts the command on an engine, in the repository, where our plugins are installed. */
export function start([engine, ...options]: readonly [string, ...string[]], args: readonly string[]): Run {
  const child = spawn(engine, [...options, main, ...args], {
    cwd: root,
    env: { ...process.env, CI: 'true' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  child.stderr!.on('data', (data) => {
    text += data;
  });
  let hung = false;
  const clock = setTimeout(() => {
    hung = true;
    child.kill('SIGKILL');
  }, patience);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(clock);
      resolve({ code, signal, stderr: text, hung });
    });
  });
  return { child, ended };
}
