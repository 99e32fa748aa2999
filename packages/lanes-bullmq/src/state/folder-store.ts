import { randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StateStore } from './store.js';

/** States in a folder that all machines share. A name that is there is whole: it comes by renaming. */
export function folderStore(folder: string): StateStore {
  const fileOf = (id: string): string => join(folder, id);
  return {
    put: async (id, parts) => {
      const file = fileOf(id);
      const now = new Date();
      const isThere = await utimes(file, now, now).then(
        () => true,
        () => false,
      );
      if (isThere) return 0;
      await mkdir(folder, { recursive: true });
      const next = `${file}.${randomUUID()}.tmp`;
      const bytes = Buffer.concat(parts);
      await writeFile(next, bytes);
      await rename(next, file);
      return bytes.length;
    },
    get: (id) => readFile(fileOf(id)).catch(() => null),
    drop: (id) => rm(fileOf(id), { force: true }),
  };
}

/** Leaves a mark in a shared folder, by which workers see that theirs is the same. */
export async function markFolder(folder: string, mark: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, mark), '');
}

/** Whether a folder has a mark. */
export const hasMark = (folder: string, mark: string): Promise<boolean> =>
  access(join(folder, mark)).then(
    () => true,
    () => false,
  );
