import type { SegmentRun } from '../attributes.js';
import { addRun } from './busy-seconds.js';
import { type BusyTime, noTime } from './busy-time.js';
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

/** Segments by the machines that ran them. */
export interface Machines {
  add(run: Omit<SegmentRun, 'attempts'>): void;
  /** By name, with numbers in their order, and the main process last; null if no segment names a machine. */
  list(): readonly Machine[] | null;
}

/** No segments yet. */
export function noMachines(): Machines {
  const byHost = new Map<string | null, { segments: number; readonly time: BusyTime }>();
  return {
    add(run) {
      const host = run.host ?? null;
      const machine = byHost.get(host) ?? { segments: 0, time: noTime() };
      byHost.set(host, machine);
      machine.segments++;
      addRun(machine.time, run);
    },
    list() {
      const hosts = [...byHost.keys()].filter((host) => host !== null).sort(inOrder);
      if (hosts.length === 0) return null;
      return [...hosts, null].flatMap((host) => {
        const machine = byHost.get(host);
        return machine ? [{ host, segments: machine.segments, seconds: machine.time.seconds()! }] : [];
      });
    },
  };
}

/**
 * The machines that ran the segments of a sweep: by name, with numbers in their order, and the main process last. Null if the log
 * names no machine.
 */
export function machinesIn(trials: readonly Pick<Trial, 'runs'>[]): readonly Machine[] | null {
  const machines = noMachines();
  for (const { runs } of trials) for (const run of runs) machines.add(run);
  return machines.list();
}

function inOrder(a: string, b: string): number {
  const [x, y] = [padded(a), padded(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** So that lab2 comes before lab10. */
const padded = (name: string): string => name.replace(/\d+/g, (digits) => digits.padStart(20, '0'));
