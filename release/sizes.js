/** `pnpm release:sizes`: how much `npm install` of each package alone puts on the disk, most of it last. */
import { join } from 'node:path';
import { installed } from './installed.js';
import { publicPackages } from './packages.js';
import { publishLocally } from './registry.js';
import { run } from './run.js';

const kilobytesIn = (/** @type {string} */ folder) =>
  Number.parseInt(run('du', ['-sk', '.'], { cwd: folder }), 10);

const { install, stop } = await publishLocally();
try {
  const rows = publicPackages.map(({ manifest: { name } }) => {
    const modules = join(install(name), 'node_modules');
    return {
      package: name,
      'itself, kB': kilobytesIn(join(modules, name)),
      'node_modules, kB': kilobytesIn(modules),
      packages: installed(join(modules, '..')).length,
    };
  });
  console.table(rows.sort((a, b) => a['node_modules, kB'] - b['node_modules, kB']));
} finally {
  await stop();
}
