import { readFileSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';

const { devEngines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** How to start the pnpm that this repository is made with, where only Node and npm are: `npx -y pnpm@…`. @type {string} */
export const npxPnpm = `npx -y pnpm@${devEngines.packageManager.version}`;

/**
 * Makes `pnpm` a program that any program can start, from here on: the one that runs this script. Where npm ignores install
 * scripts, what stands on the PATH is a text without `#!`, which only shells start. Corepack need not put it there at all.
 */
export function putPnpmOnPath() {
  const { COREPACK_ROOT: corepack, npm_execpath: running = '', PATH: path } = process.env;
  if (corepack) process.env.PATH = [join(corepack, 'shims'), path].join(delimiter);
  else if (/^pnpm(\.exe)?$/.test(basename(running))) {
    process.env.PATH = [dirname(running), path].join(delimiter);
  }
}
