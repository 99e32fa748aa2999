import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A process of Node that we have started. */
export interface Program extends AsyncDisposable {
  readonly child: ChildProcess;
  /** Resolves when it has said something that matches. @throws Error with all that it said if it ends before. */
  until(said: RegExp): Promise<void>;
  /** What it printed, when it has ended well. @throws Error with what it said if it has not. */
  readonly printed: Promise<string>;
  /** Seconds of processor time so far; null where the system does not tell. */
  cpu(): number | null;
}

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Starts a program by the path of its file from this folder, in the repository, where our plugins are installed. */
export function startProgram(file: string, ...args: readonly string[]): Program {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, path, ...args], {
    cwd: root,
    env: { ...process.env, CI: 'true', S4NN_QUEUE: '' },
  });
  let said = '';
  let output = '';
  child.stderr.on('data', (data) => {
    said += data;
    child.emit('said');
  });
  child.stdout.on('data', (data) => {
    output += data;
  });
  const closed = new Promise<number | null>((resolve) => {
    child.on('close', (code) => resolve(code));
  });
  const fault = (code: number | null): Error => new Error(`${file} ended with ${code}:\n${said}`);
  const printed = closed.then((code) => {
    if (code === 0) return output;
    throw fault(code);
  });
  // Whoever waits for it gets it.
  printed.catch(() => {});
  return {
    child,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (pattern.test(said)) resolve();
        };
        child.on('said', look);
        closed.then((code) => reject(fault(code)));
        look();
      }),
    printed,
    cpu: () => cpuOf(child.pid!),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

/** Seconds of processor time that a running process has used, by Linux; null elsewhere. */
function cpuOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // After the name, which is in brackets; a hundredth of a second each.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}
