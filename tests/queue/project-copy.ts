import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../process.js';

/**
 * A copy of the built packages in another folder, as on another machine: of ours all files are its own, and only those of others are
 * shared.
 */
export function projectCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 's4nn-copy-'));
  cpSync(join(root, 'package.json'), join(copy, 'package.json'));
  cpSync(join(root, 'pnpm-workspace.yaml'), join(copy, 'pnpm-workspace.yaml'));
  for (const name of readdirSync(join(root, 'packages'))) {
    for (const part of ['package.json', 'dist', 'node_modules']) {
      const from = join(root, 'packages', name, part);
      if (existsSync(from))
        cpSync(from, join(copy, 'packages', name, part), { recursive: true, verbatimSymlinks: true });
    }
  }
  const modules = join(copy, 'node_modules');
  mkdirSync(modules);
  cpSync(join(root, 'node_modules/@s4nn'), join(modules, '@s4nn'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  symlinkSync(join(root, 'node_modules/.pnpm'), join(modules, '.pnpm'));
  return copy;
}
