import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * Our packages that are published, and not what somebody adds to a clone: folder, and what package.json says.
 * @type {readonly { folder: string, manifest: { name: string, version: string, exports: Record<string, string | Record<string, string>> } }[]}
 */
export const publicPackages = readdirSync(join(root, 'packages'))
  .map((name) => join(root, 'packages', name))
  .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) }))
  .filter(({ manifest }) => manifest.name.startsWith('@s4nn/') && !manifest.private);

/** The address that package.json files and READMEs build theirs from. @type {string} */
export const repository = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).repository.url;
