import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The packages that `npm install` put into a project, in order of their names; one that is there twice is listed twice.
 * @param {string} project
 * @returns {string[]}
 */
export function installed(project) {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, { optional }]) => path !== '' && !optional)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
    .sort();
}
