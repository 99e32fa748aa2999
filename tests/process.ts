import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export { projectWith } from '../packages/cli/test/project.js';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/** The result of a process. */
export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that runs the real command. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  readonly output: () => string;
}

/** Starts the real command in the repository, where our plugins are installed. */
export const start = (...args: string[]): Started => startOn([process.execPath], ...args);

/** The same by way of another program, such as one that opens a container. */
export const startBy = (way: readonly string[], ...args: string[]): Started =>
  startOn([...way, process.execPath], ...args);

/** Starts it on another engine. */
export const startOn = (engine: readonly string[], ...args: string[]): Started => startIn(root, engine, args);

/** Starts the command of a project, or of a copy of it, in its folder. */
export const startIn = (
  project: string,
  engine: readonly string[],
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Started => startCommand(project, [...engine, join(project, 'packages/cli/dist/main.js'), ...args], env);

/** Starts any command in a folder. */
export function startCommand(
  folder: string,
  [program, ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Started {
  const child = spawn(program!, args, {
    cwd: folder,
    // If CI is set, picocolors would colour pipes too, but we have to print plain text there.
    env: { ...process.env, CI: 'true', ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, ended, output: () => stdout + stderr };
}

/** Runs the real command to its end. */
export const s4nn = (...args: string[]): Promise<Ended> => start(...args).ended;

/** Resolves when a running command has printed something. */
export async function untilPrinted({ child, output }: Started, pattern: RegExp): Promise<void> {
  while (!pattern.test(output())) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`ended without printing ${pattern}:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
