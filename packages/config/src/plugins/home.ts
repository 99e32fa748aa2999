import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { foldersUpwards } from './package.js';

/** The folder of this module, from which the plugins are found that this package brings. */
export const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * The folder whose packages are installed beside a folder of an installed package: the project, or the place of global ones; of a
 * workspace's own package, the root of the workspace.
 */
export function homeOf(folder: string): string {
  const [before, ...within] = folder.split(/[\\/]node_modules(?=[\\/]|$)/);
  if (within.length > 0) return before || sep;
  for (const each of foldersUpwards(folder)) {
    if (existsSync(join(each, 'pnpm-workspace.yaml'))) return each;
  }
  return folder;
}

/** Where the command itself is installed: it finds the plugins beside it from wherever it is called. */
export const home = homeOf(here);
