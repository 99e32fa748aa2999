import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** The process that holds a lock, as the lock names it. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, as its system counts; null if the system does not say. */
  readonly born: string | null;
  /** Since when it holds the lock, ISO 8601. */
  readonly since: string;
  /** Unique to this holder. */
  readonly id: string;
}

/** This process as the holder of one lock. */
export const thisProcess = (): Holder => ({
  pid: process.pid,
  host: hostname(),
  born: birthOf(process.pid),
  since: new Date().toISOString(),
  id: randomUUID(),
});

/** Whether a holder is still alive; null if it is on another host, because that cannot be checked from here. */
export function isAlive({ pid, host, born }: Holder): boolean | null {
  if (host !== hostname()) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Any other error means a living process that we may not signal.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = birthOf(pid);
  // A later process may have the same pid, especially after a restart of the system.
  return born === null || now === null || now === born;
}

/** When a process started: the boot of the system, and the time since then. Null on systems without /proc. */
function birthOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The process's name comes first, in parentheses, and may contain anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, start] = [fields[0]!, fields[19]!];
    // A killed process keeps its pid until its parent asks for its exit code, which some never do.
    return 'ZX'.includes(state) ? 'ended' : `${boot} ${start}`;
  } catch {
    return null;
  }
}
