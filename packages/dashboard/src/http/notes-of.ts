import { join } from 'node:path';
import { isInputError } from '@s4nn/core';
import { type Notes, readNotes } from '../follow/notes.js';

/** The file of the notes of a sweep. */
export const notesFile = (project: string, name: string): string =>
  join(project, 'sweeps', `${name}.notes.json`);

/** The notes of a sweep, to be shown; where they cannot be read, why. */
export function notesOf(project: string, name: string): Notes {
  try {
    return readNotes(notesFile(project, name));
  } catch (error) {
    if (!isInputError(error)) throw error;
    return { sweep: error.message, trials: {} };
  }
}
