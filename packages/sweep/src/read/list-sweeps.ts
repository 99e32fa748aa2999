import { statSync } from 'node:fs';
import { isInputError } from '@s4nn/core';
import { readLock } from '@s4nn/files';
import type { SweepState } from '@s4nn/log';
import { foldersIn } from '../folders.js';
import { sweepNames } from './find-sweep.js';
import { readSweep } from './read-sweep.js';
import { type RunningProcess, runningProcess } from './running-process.js';

/** A sweep in a list. */
export interface ListedSweep {
  readonly name: string;
  /** `crashed`: its process has ended without giving its lock back. */
  readonly is: 'running' | 'done' | 'stopped' | 'crashed';
  /** When its log was last written, ISO 8601. */
  readonly changed: string;
  readonly process: RunningProcess | null;
  /** Null if its log cannot be read. */
  readonly state: SweepState | null;
  /** Why its log cannot be read; null if it can. */
  readonly trouble: string | null;
}

/** The sweeps in `sweeps/` of the working directory, those that changed last first. */
export async function listSweeps(): Promise<ListedSweep[]> {
  const project = process.cwd();
  const sweeps: ListedSweep[] = [];
  for (const name of sweepNames(project)) {
    const { journal, lock } = foldersIn(project, name);
    // It may have been removed meanwhile.
    const changed = statSync(journal, { throwIfNoEntry: false })?.mtime.toISOString();
    if (changed === undefined) continue;
    const process = await runningProcess(name);
    const { state, trouble } = await stateOf(name);
    const rests = state?.done ? 'done' : readLock(lock) ? 'crashed' : 'stopped';
    sweeps.push({ name, is: process ? 'running' : rests, changed, process, state, trouble });
  }
  return sweeps.sort((a, b) => (a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : 0));
}

async function stateOf(name: string): Promise<Pick<ListedSweep, 'state' | 'trouble'>> {
  try {
    return { state: await readSweep(name), trouble: null };
  } catch (error) {
    if (!isInputError(error)) throw error;
    return { state: null, trouble: error.message };
  }
}
