import { busySeconds } from './busy-seconds.js';
import type { Trial } from './trials.js';

/** What a machine did for a sweep. */
export interface Machine {
  /** Null for the threads of the main process. */
  readonly host: string | null;
  /** How many segments it ran. */
  readonly segments: number;
  /** For how many seconds on the wall clock at least one of them ran. */
  readonly seconds: number;
}

/**
 * The machines that ran the segments of a sweep: by name, with numbers in their order, and the main process last. Null if the log
 * names no machine.
 */
export function machinesIn(trials: readonly Pick<Trial, 'runs'>[]): readonly Machine[] | null {
  const byHost = new Map<string | null, Trial['runs'][number][]>();
  for (const run of trials.flatMap(({ runs }) => runs)) {
    const host = run.host ?? null;
    const others = byHost.get(host);
    if (others) others.push(run);
    else byHost.set(host, [run]);
  }
  const hosts = [...byHost.keys()].filter((host) => host !== null).sort(inOrder);
  if (hosts.length === 0) return null;
  return [...hosts, null].flatMap((host) => {
    const runs = byHost.get(host);
    return runs
      ? [{ host, segments: runs.length, seconds: busySeconds([{ runs, started: null, ended: null }])! }]
      : [];
  });
}

function inOrder(a: string, b: string): number {
  const [x, y] = [padded(a), padded(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** So that lab2 comes before lab10. */
const padded = (name: string): string => name.replace(/\d+/g, (digits) => digits.padStart(20, '0'));
