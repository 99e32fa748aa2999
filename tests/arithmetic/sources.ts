import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagesIn } from '../boundaries/packages.js';
import { sourcesIn } from '../boundaries/size.js';

/** What no result of training, search or measurement depends on, by the start of its path. */
const exempt: readonly string[] = [
  // It times and compares.
  'packages/bench/',
  // They draw, in the browser of whoever opens a page.
  'packages/charts/page/',
  'packages/report/page/',
  // They only build, and AssemblyScript's arithmetic is WebAssembly's.
  'packages/report/scripts/',
  'packages/backend-cpu/scripts/',
  'packages/backend-cpu/assembly/',
];

/** The modules of packages and templates whose code can influence a result, by their paths. */
export const resultSources = (root: string): readonly { readonly path: string; readonly code: string }[] =>
  sourcesIn(
    root,
    packagesIn(root).map(({ name }) => name),
  )
    .filter(({ path }) => /\.[cm]?[jt]s$/.test(path) && !exempt.some((start) => path.startsWith(start)))
    .map(({ path }) => ({ path, code: readFileSync(join(root, path), 'utf8') }));
