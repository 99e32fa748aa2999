import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Disk, mountDisk } from './disk.js';

/** The name of the sweep. */
export const name = 'soak';

/** A project with one sweep. */
export interface Project {
  readonly folder: string;
  /** The config of the sweep. */
  readonly config: string;
  /** The disk that the folder is; null if it has none of its own. */
  readonly disk: Disk | null;
  /** Copies it to another folder, which stays. */
  keep(): string;
  /** Removes it. */
  [Symbol.dispose](): void;
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 's4nn-soak-'));

/** Makes a project. @param onDisk whether on a small disk of its own, where that is allowed. */
export function createProject(json: object, onDisk: boolean): Project {
  const folder = newFolder();
  const disk = onDisk ? mountDisk(folder) : null;
  mkdirSync(join(folder, 'configs'));
  const config = join(folder, 'configs', `${name}.json`);
  writeFileSync(config, JSON.stringify(json, null, 2));
  return {
    folder,
    config,
    disk,
    keep: () => {
      const kept = newFolder();
      cpSync(folder, kept, { recursive: true });
      return kept;
    },
    [Symbol.dispose]: () => {
      disk?.[Symbol.dispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
