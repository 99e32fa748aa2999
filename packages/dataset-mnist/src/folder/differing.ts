import { isInputError } from '@s4nn/core';
import { beginsWith } from '../begins-with.js';
import type { Content } from '../idx/header.js';
import { type ReadIdx, readIdx } from '../idx/read-idx.js';

/**
 * Compares a file that was read with one that could have been read instead.
 * @returns a note if they differ.
 */
export function differing<Of extends Content>(
  read: ReadIdx<Of>,
  path: string,
  name: string,
  content: Of,
): string[] {
  const those = `${read.source.name} was read and ${name} passed over`;
  const cure = 'keep one of them in the folder that option folder names';
  try {
    const { numbers } = readIdx(path, name, content);
    const isSame =
      `${numbers.lengths}` === `${read.numbers.lengths}` && beginsWith(numbers.values, read.numbers.values);
    return isSame ? [] : [`${those}, though they differ; ${cure}`];
  } catch (error) {
    if (!isInputError(error)) throw error;
    return [`${those}, as it cannot be read; ${cure}`];
  }
}
