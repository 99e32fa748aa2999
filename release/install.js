/** Installs what this folder's package.json names, where it is not yet: `node release/install.js && …`. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.js';

run('pnpm', ['install', '--frozen-lockfile'], { cwd: dirname(fileURLToPath(import.meta.url)) });
