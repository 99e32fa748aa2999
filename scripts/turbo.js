import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentIgnoresHangup } from './hangup.js';
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
  // A build of Node's programs cannot ignore the signal, but in a session of its own it does not get it.
  const detached = parentIgnoresHangup();
  // Without a listener, the signal would end this process.
  if (detached) process.on('SIGHUP', () => {});
  const options = { shell: true, encoding: 'utf8', stdio, detached };
  const { status, stdout, stderr } = spawnSync(`turbo run ${task}`, options);
  if (status !== 0 && stdio === 'pipe') {
    process.stderr.write(stdout + stderr);
    if (/package manager binary|Exec format error/.test(stdout + stderr)) {
      console.error(`Turbo finds no pnpm that it can start; run it from one: ${npxPnpm} run build`);
    }
  }
  return status ?? 1;
}
