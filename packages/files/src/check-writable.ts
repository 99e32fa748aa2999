import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '@s4nn/core';
import { recordOrExplain } from './write-errors.js';

/**
 * Checks that a file or folder, and the missing folders above it, could be made. Makes nothing.
 * @throws InputError if part of its path is a file, or cannot be written.
 */
export function checkWritable(file: string): void {
  let folder = dirname(file);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  if (!statSync(folder).isDirectory()) {
    throw new InputError(`${file}: cannot be made, because ${folder} is a file; move that file away`);
  }
  recordOrExplain(file, () => accessSync(folder, constants.W_OK));
}
