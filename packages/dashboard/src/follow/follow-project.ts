import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nameIn } from '@s4nn/config';
import { isInputError } from '@s4nn/core';
import { foldersIn, journalSuffix } from '@s4nn/sweep';
import { type FollowedSweep, followSweep } from './follow-sweep.js';

/** The sweeps of a project, those that were asked for not long ago kept in memory. */
export interface FollowedProject {
  /** The folder of the logs. */
  readonly folder: string;
  /** The names of all sweeps that have a log, last changed first. */
  names(): readonly string[];
  /** A sweep, looked at not longer ago than a fraction of a second, or just `now`; it may have no log. */
  sweep(name: string, now?: boolean): FollowedSweep;
  /** Why the log of a sweep cannot be read; null if it can. */
  troubleOf(name: string): string | null;
  /** Lets go of what nobody has asked for of late. */
  rest(): void;
}

/** After how many milliseconds files are looked at again, and after how many a sweep that nobody asks for is let go. */
const ages = { look: 400, rest: 60_000 };

/** Follows the sweeps of a project. */
export function followProject(project: string): FollowedProject {
  const folder = join(project, 'sweeps');
  const kept = new Map<string, Kept>();
  return {
    folder,
    names: () => namesIn(folder),
    sweep: (name, isNow = false) => {
      const now = performance.now();
      const found = kept.get(name) ?? {
        sweep: followSweep(name, foldersIn(project, name)),
        ...{ looked: Number.NEGATIVE_INFINITY, asked: now, trouble: null },
      };
      found.asked = now;
      kept.set(name, found);
      if (isNow || now - found.looked >= ages.look) look(found);
      return found.sweep;
    },
    troubleOf: (name) => kept.get(name)?.trouble ?? null,
    rest: () => {
      const now = performance.now();
      for (const [name, { asked }] of kept) if (now - asked > ages.rest) kept.delete(name);
    },
  };
}

interface Kept {
  readonly sweep: FollowedSweep;
  looked: number;
  asked: number;
  trouble: string | null;
}

function look(kept: Kept): void {
  try {
    kept.sweep.look();
    kept.trouble = null;
  } catch (error) {
    if (!isInputError(error)) throw error;
    kept.trouble = error.message;
  }
  kept.looked = performance.now();
}

function namesIn(folder: string): string[] {
  let files: string[];
  try {
    files = readdirSync(folder);
  } catch {
    // A project without a sweep has no such folder yet.
    return [];
  }
  return files
    .filter((file) => file.endsWith(journalSuffix))
    .map((file) => file.slice(0, -journalSuffix.length))
    .filter((name) => nameIn(name) === name)
    .map((name) => ({ name, at: changedAt(join(folder, name + journalSuffix)) }))
    .sort((a, b) => b.at - a.at || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
