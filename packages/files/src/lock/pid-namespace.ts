import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Where the pids that this process sees count: the boot of the system and the PID namespace, as containers have their own, or the
 * host on systems without namespaces. (The number of a namespace is used again after its end, but then none of its processes
 * lives, and births differ.)
 * @returns null if the system does not say, or if its /proc shows the pids of another namespace.
 */
export function pidNamespace(): string | null {
  if (process.platform !== 'linux') return `host ${hostname()}`;
  try {
    if (readlinkSync('/proc/self') !== String(process.pid)) return null;
    return `${bootId()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

/**
 * What distinguishes this start of the system from all others; the same in all its containers.
 * @throws the system's error if it does not say.
 */
export const bootId = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
