import { InputError } from '@s4nn/core/errors';

/**
 * Runs something in another folder of this process, and comes back. One at a time: a process has one current folder.
 * @param folder by default the one in which the process is.
 */
export async function inFolder(folder: string | undefined, action: () => Promise<void>): Promise<void> {
  const before = process.cwd();
  if (folder !== undefined) process.chdir(folder);
  try {
    await action();
  } finally {
    goBack(before);
  }
}

/** Goes to the folder in which the user means a command to run; `inFolder` comes back from there, too. */
export function changeFolder(folder: string): void {
  try {
    process.chdir(folder);
  } catch {
    throw new InputError(`-C: found no folder ${folder}, expected one that exists`);
  }
}

function goBack(folder: string): void {
  if (process.cwd() === folder) return;
  try {
    process.chdir(folder);
  } catch {
    // It was removed meanwhile, and what was done elsewhere is done.
  }
}
