import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nameIn, readConfig } from '@s4nn/config';
import { InputError, suggestion } from '@s4nn/core';
import type { CreateStudy, JournalRecord } from '@s4nn/log';
import { foldJournal } from '@s4nn/log/file';
import { type Folders, foldersIn, foldersOf, journalSuffix } from '../folders.js';

/** A sweep that has a log, which may still be written. */
export interface FoundSweep<Fold> {
  readonly folders: Folders;
  /** What its log says. */
  readonly fold: Fold;
}

/**
 * Finds a sweep and reads its log as it is now.
 * @param sweep its name, if its log is in `sweeps/` of the project, or its config.
 * @param begin begins to fold it, such as `growingState`.
 * @param project by default the working directory.
 * @throws InputError if there is no log, or it cannot be read.
 */
export async function findSweep<Fold extends { apply(records: readonly JournalRecord[]): unknown }>(
  sweep: string,
  begin: (study: CreateStudy) => Fold,
  project?: string,
): Promise<FoundSweep<Fold>> {
  const folders = await foldersFor(sweep, project);
  const fold = foldJournal(folders.journal, begin);
  if (!fold) {
    const known = sweepNames(dirname(dirname(folders.journal)));
    const name = basename(folders.journal, journalSuffix);
    throw new InputError(
      `${folders.journal}: found no log of a sweep named ${name}${suggestion(name, known)}`,
    );
  }
  return { folders, fold };
}

/**
 * The paths of a sweep's files, whether or not they exist.
 * @param sweep its name, if it is in the project, or its config.
 * @param project by default the working directory.
 * @throws InputError if it is neither.
 */
export async function foldersFor(sweep: string, project = process.cwd()): Promise<Folders> {
  if (/\.jsonc?$/.test(sweep)) return foldersOf(await readConfig(sweep));
  const name = nameIn(sweep);
  if (name !== null) return foldersIn(project, name);
  throw new InputError(`found ${JSON.stringify(sweep)}, expected the name of a sweep or its config`);
}

/** The names of the sweeps of a project that have a log. */
export function sweepNames(project: string): string[] {
  try {
    const files = readdirSync(join(project, 'sweeps')).filter((file) => file.endsWith(journalSuffix));
    return files.map((file) => basename(file, journalSuffix)).sort();
  } catch {
    return [];
  }
}
