import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The packages that npm put into a project; with `--package-lock-only` those that it would, optional ones of all platforms
 * among them. In order of their names; one that is there twice is listed twice.
 * @param {string} project
 * @returns {string[]}
 */
export function installed(project) {
  const onDisk = join(project, 'node_modules/.package-lock.json');
  const lock = existsSync(onDisk) ? onDisk : join(project, 'package-lock.json');
  return Object.keys(JSON.parse(readFileSync(lock, 'utf8')).packages)
    .filter((path) => path !== '')
    .map((path) => path.replace(/^.*node_modules\//, ''))
    .sort();
}
