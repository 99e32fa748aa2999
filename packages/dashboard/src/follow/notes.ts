import { readFileSync } from 'node:fs';
import { InputError } from '@s4nn/core';
import { replaceFile, writeOrExplain } from '@s4nn/files';

/** What somebody noted about a sweep and its trials. */
export interface Notes {
  readonly sweep: string;
  /** By the number of a trial. */
  readonly trials: { readonly [trial: string]: string };
}

const none: Notes = { sweep: '', trials: {} };

/**
 * Reads the notes of a sweep; none if there is no file.
 * @throws InputError if the file holds something else.
 */
export function readNotes(file: string): Notes {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return none;
    throw new InputError(`${file}: ${(error as Error).message}; expected readable notes.`);
  }
  const notes = parsed(text) as Partial<Notes> | null;
  const isWhole =
    typeof notes?.sweep === 'string' &&
    typeof notes.trials === 'object' &&
    notes.trials !== null &&
    Object.values(notes.trials).every((note) => typeof note === 'string');
  if (isWhole) return notes as Notes;
  throw new InputError(`${file}: found no notes of a dashboard. Repair it, or move it away to begin anew.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Writes a note, of a trial or of the whole sweep; an empty one removes it.
 * @throws InputError if the file cannot be written, or holds something else than notes.
 */
export function writeNote(file: string, trial: number | null, text: string): void {
  const before = readNotes(file);
  const { [String(trial)]: _, ...others } = before.trials;
  const after: Notes =
    trial === null
      ? { ...before, sweep: text }
      : { ...before, trials: text === '' ? others : { ...others, [trial]: text } };
  writeOrExplain(file, () => replaceFile(file, `${JSON.stringify(after, null, 2)}\n`));
}
