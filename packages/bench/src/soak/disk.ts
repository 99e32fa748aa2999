import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const size = 16 * 2 ** 20;

/** A disk of its own, of 16 MiB, that can be filled. */
export interface Disk {
  fill(): void;
  free(): void;
  [Symbol.dispose](): void;
}

/** Mounts a disk in memory at an empty folder; null where that is not allowed. */
export function mountDisk(folder: string): Disk | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  const ballast = join(folder, 'ballast');
  return {
    fill: () => {
      const { bavail, bsize } = statfsSync(folder);
      try {
        writeFileSync(ballast, new Uint8Array(bavail * bsize));
      } catch {
        // The program took the last bytes meanwhile, so the disk is full.
      }
    },
    free: () => rmSync(ballast, { force: true }),
    [Symbol.dispose]: () => {
      execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' });
    },
  };
}
