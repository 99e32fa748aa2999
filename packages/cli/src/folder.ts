import { InputError } from '@s4nn/core/errors';

/**
 * Runs an action in another folder, then returns to the current one. One at a time, because a process has one current folder.
 * @param folder by default the process's current folder.
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

/** Changes to the folder that the user named with -C; `inFolder` also returns from there. */
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
    // It was removed in the meantime; the work elsewhere is done all the same.
  }
}
