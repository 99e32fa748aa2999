import { resolve } from 'node:path';

/**
 * Name of a sweep: the path of its config below a folder `configs` with dashes, without extension; the file's name alone
 * where there is no such folder.
 */
export function nameOf(file: string): string {
  const parts = resolve(file).split(/[\\/]/);
  const below = parts.slice(parts.lastIndexOf('configs', -2) + 1);
  const path = parts.slice(0, -1).includes('configs') ? below : parts.slice(-1);
  const name = path
    .join('-')
    .replace(/\.jsonc?$/, '')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '');
  return name === '' ? 'config' : name;
}
