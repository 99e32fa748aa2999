import { readFileSync } from 'node:fs';
import { InputError } from '@s4nn/core';
import { readErrorText } from '@s4nn/files';
import { expectedFiles, parseWeights, type StoredWeights } from '../parse.js';

/**
 * Reads the weights of a network from files, as {@link parseWeights} reads their bytes.
 * @param hint ends the message about a file that is not there, for those who know what makes it.
 * @throws InputError that names the file, what was found and what was expected.
 */
export const readWeights = (
  files: readonly string[],
  hint: (file: string) => string = () => '',
): readonly StoredWeights[] => parseWeights(files.map((name) => ({ name, bytes: contentOf(name, hint) })));

function contentOf(file: string, hint: (file: string) => string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new InputError(`${file}: found ${readErrorText(error)}, expected ${expectedFiles}${hint(file)}.`);
  }
}
