import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { projectWith } from './process.js';
import { someYinYang } from './small-sweeps.js';

/** The command, for those who start it through others. */
export const main = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));

const begun = new Set<number>();

/** Ends all sweeps of `longSweep` that still run, as those of tests that failed. */
export function endAll(): void {
  for (const pid of begun) if (runs(pid)) process.kill(pid, 'SIGKILL');
  begun.clear();
}

/** A sweep of many short epochs in a project of its own, which some other process starts. */
export function longSweep() {
  const { folder, config } = projectWith('long', {
    ...someYinYang,
    training: { epochs: 1_000_000, validation: 50 },
  });
  const lock = join(folder, 'sweeps/long.lock');
  const checkpoint = join(folder, 'sweeps/long.checkpoints/final');
  return {
    folder,
    config,
    /** Written after the first epoch. */
    checkpoint,
    /** Once it trains, the process that runs it. */
    pid: async (): Promise<number> => {
      while (!existsSync(checkpoint)) await setTimeout(20);
      const { pid } = JSON.parse(readFileSync(lock, 'utf8'));
      begun.add(pid);
      return pid;
    },
  };
}

/** Whether a process runs; a killed one that nobody has asked for its exit code does not. */
export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s*[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    // A system without /proc.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && !existsSync('/proc/self');
  }
}

/** Whether a process ends within some milliseconds. */
export async function endsWithin(pid: number, milliseconds: number): Promise<boolean> {
  for (const until = Date.now() + milliseconds; Date.now() < until; await setTimeout(20)) {
    if (!runs(pid)) return true;
  }
  return false;
}
