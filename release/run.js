import { execFileSync } from 'node:child_process';
import { putPnpmOnPath } from '../scripts/pnpm.js';

putPnpmOnPath();

/**
 * Runs a program to its end and returns what it printed.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @throws Error with all that it printed, when it fails.
 */
export function run(program, args, { cwd, env = process.env }) {
  try {
    return execFileSync(program, args, { cwd, env, encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 26 });
  } catch (error) {
    const { stdout, stderr } = /** @type {{ stdout: string, stderr: string }} */ (error);
    throw new Error(`${program} ${args.join(' ')}\n${stdout ?? ''}${stderr ?? ''}`, { cause: error });
  }
}
