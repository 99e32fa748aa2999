import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { bootId, pidNamespace } from './pid-namespace.js';

/** The process that holds a lock, as the lock names it. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Where its pid counts; null if its system did not say, absent in locks of earlier versions. */
  readonly namespace?: string | null;
  /** When the process started, as its system counts; null if the system does not say. */
  readonly born: string | null;
  /** When it asked for the lock, ISO 8601. */
  readonly since: string;
  /** Unique to this holder. */
  readonly id: string;
  /** Its heartbeat: digits that change every second as long as it lives; absent in locks of earlier versions. */
  readonly beat?: string;
}

/** This process as the holder of one lock. */
export const thisProcess = (): Holder => ({
  pid: process.pid,
  host: hostname(),
  namespace: pidNamespace(),
  born: birthOf(process.pid),
  since: new Date().toISOString(),
  id: randomUUID(),
  beat: '0'.repeat(10),
});

/**
 * Whether a holder is still alive; null if its pid counts elsewhere, on another host or in another container, because that
 * cannot be checked from here.
 */
export function isAlive(holder: Holder): boolean | null {
  if (!isHere(holder)) return null;
  const { pid, born } = holder;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Any other error means a living process that we may not signal.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = birthOf(pid);
  // A later process may have the same pid, especially after a restart of the system or in a container.
  return born === null || now === null || now === born;
}

const isHere = ({ namespace, host }: Holder): boolean =>
  namespace === undefined ? host === hostname() : namespace !== null && namespace === pidNamespace();

/** When a process started: the boot of the system, and the time since then. Null on systems without /proc. */
function birthOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The process's name comes first, in parentheses, and may contain anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, start] = [fields[0]!, fields[19]!];
    // A killed process keeps its pid until its parent asks for its exit code, which some never do.
    return 'ZX'.includes(state) ? 'ended' : `${bootId()} ${start}`;
  } catch {
    return null;
  }
}
