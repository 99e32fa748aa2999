import { accessSync, constants, existsSync, lstatSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from '@s4nn/core';
import { writeOrExplain } from './write-errors.js';

/**
 * Checks that a file named by the user can be written, before the work whose result it will hold. Writes nothing.
 * @param inputs files that this work reads.
 * @throws InputError if it is not a plain file or is one of the inputs, or if its folder is missing or cannot be written.
 */
export function checkOutput(output: string, inputs: readonly string[] = []): void {
  const folder = dirname(output);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new InputError(`${output}: found no folder ${folder}, expected one to write to; make it first.`);
  }
  const there = lstatSync(resolve(output), { throwIfNoEntry: false });
  // A folder cannot be replaced, and a device or a link must not.
  const isFolder = there?.isDirectory() || /[\\/]$/.test(output);
  if (isFolder || (there && !there.isFile())) {
    const found = isFolder ? 'a folder' : 'something that is not a plain file';
    throw new InputError(`${output}: found ${found}, expected a file to replace, or none yet.`);
  }
  const isThere = (input: string): boolean => {
    const { dev, ino } = statSync(input, { throwIfNoEntry: false }) ?? {};
    return there?.dev === dev && there?.ino === ino;
  };
  if (there && inputs.some(isThere)) {
    throw new InputError(`${output}: found a file that is also read, expected a different one to write.`);
  }
  writeOrExplain(output, () => accessSync(folder, constants.W_OK));
}
