import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npxPnpm, putPnpmOnPath } from './pnpm.js';

/** Whether this repository's packages were installed. */
export const isInstalled = existsSync(new URL('../node_modules/turbo', import.meta.url));

/**
 * Runs turbo, which runs scripts of the packages with pnpm, to its end.
 * @param {string} task
 * @param {'inherit' | 'pipe'} stdio `pipe` shows what it printed only if it fails
 * @returns the exit code
 */
export function turbo(task, stdio) {
  if (!isInstalled) {
    console.error(`Nothing is installed here yet; pnpm does that: ${npxPnpm} install`);
    return 1;
  }
  putPnpmOnPath();
  const bin = fileURLToPath(new URL('../node_modules/.bin', import.meta.url));
  process.env.PATH = [bin, process.env.PATH].join(delimiter);
  process.env.TURBO_TELEMETRY_DISABLED = '1';
  const { status, stdout, stderr } = spawnSync(`turbo run ${task}`, { shell: true, encoding: 'utf8', stdio });
  if (status !== 0 && stdio === 'pipe') {
    process.stderr.write(stdout + stderr);
    if (/package manager binary|Exec format error/.test(stdout + stderr)) {
      console.error(`Turbo finds no pnpm that it can start; run it from one: ${npxPnpm} run build`);
    }
  }
  return status ?? 1;
}
