import { writeNote } from '../follow/notes.js';
import { notesFile } from './notes-of.js';
import { Refusal } from './refusal.js';

/** How many characters a note has at most. */
const most = 10_000;

/**
 * Writes what a page sent as a note.
 * @throws Refusal if the body says something else.
 */
export function writeNoteOf(
  project: string,
  name: string,
  trial: number | null,
  { text, ...others }: Readonly<Record<string, unknown>>,
): void {
  if (typeof text !== 'string' || Object.keys(others).length > 0) {
    throw new Refusal(400, 'expected {"text": "…"}');
  }
  if (text.length > most) throw new Refusal(400, `expected at most ${most} characters`);
  writeNote(notesFile(project, name), trial, text);
}
