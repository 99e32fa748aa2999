/** `pnpm release:check`: packs every public package and lets publint and Are The Types Wrong judge the archive. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicPackages, root } from './packages.js';
import { run } from './run.js';

const bin = (/** @type {string} */ name) => join(root, 'release/node_modules/.bin', name);
const packed = mkdtempSync(join(tmpdir(), 's4nn-pack-'));
try {
  for (const { folder, manifest } of publicPackages) {
    const answer = run('pnpm', ['pack', '--json', '--pack-destination', packed], { cwd: folder });
    const { filename } = JSON.parse(answer);
    run(bin('publint'), ['run', filename, '--strict'], { cwd: folder });
    run(bin('attw'), [filename, '--profile', 'esm-only'], { cwd: folder });
    const kilobytes = Math.ceil(statSync(filename).size / 1000);
    console.log(`${manifest.name} ${manifest.version}: nothing found; ${kilobytes} kB packed`);
  }
} finally {
  rmSync(packed, { recursive: true });
}
