import { readFileSync } from 'node:fs';
import { InputError } from '@s4nn/core';
import { type ParsedLog, parseLog } from '../format/parse-log.js';

/**
 * Reads a sweep's log, as {@link parseLog} reads its bytes.
 * @returns null if there is no file, or no whole record in it.
 * @throws InputError with file and line if a line is not a record, or a newer version wrote the log.
 */
export const readJournal = (file: string): ParsedLog | null => parseLog(readIfThere(file), file);

function readIfThere(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Uint8Array();
    throw new InputError(`${file}: ${(error as Error).message}; expected a readable log of a sweep.`);
  }
}
