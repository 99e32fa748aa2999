import { join } from 'node:path';
import lockfile from 'proper-lockfile';

/**
 * Does something that only one process is to do in a folder; others wait. A lock whose process has died is taken over.
 * @param waits told once if another process is at it.
 */
export async function alone<Result>(
  folder: string,
  waits: () => void,
  action: () => Promise<Result>,
): Promise<Result> {
  const options = { lockfilePath: join(folder, '.lock'), realpath: false };
  const release = await lockfile.lock(folder, options).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ELOCKED') throw error;
    waits();
    return lockfile.lock(folder, {
      ...options,
      retries: { forever: true, minTimeout: 200, maxTimeout: 2000 },
    });
  });
  try {
    return await action();
  } finally {
    await release();
  }
}
