import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A source file of a package. */
export interface Source {
  /** From the repository's root: `packages/core/src/errors.ts`. */
  readonly path: string;
  readonly lines: number;
}

const folders = ['src', 'page', 'assembly', 'templates', 'scripts'];
const isSource = (name: string): boolean =>
  /\.([cm]?[jt]s|css)$/.test(name) && !/\.test\.[cm]?[jt]s$/.test(name);

/** Files that a build generates; git ignores them. */
const generated = [
  'packages/backend-cpu/assembly/generated/',
  'packages/backend-cpu/src/wasm/binary.ts',
  'packages/backend-cpu/src/wasm/fields.ts',
  'packages/report/src/assets.ts',
];

/**
 * The sources of packages: all .ts, .js (also .mts, .cjs and so on) and .css files in their folders src, page, assembly, templates and scripts, without
 * tests, test data and generated files.
 * @param names the names of the packages' folders.
 */
export const sourcesIn = (root: string, names: readonly string[]): readonly Source[] =>
  names
    .flatMap((name) => folders.flatMap((folder) => filesIn(root, `packages/${name}/${folder}`)))
    .filter((path) => !generated.some((start) => path.startsWith(start)))
    .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }));

function filesIn(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'testdata' ? [] : filesIn(root, path);
    return isSource(entry.name) ? [path] : [];
  });
}

/** Packages that have more than a share of all lines, with their share. */
export function largePackages(sources: readonly Source[], share: number): readonly string[] {
  const all = sources.reduce((sum, { lines }) => sum + lines, 0);
  return [
    ...sumBy(
      sources,
      ({ path }) => path.split('/')[1]!,
      ({ lines }) => lines,
    ),
  ]
    .filter(([, lines]) => lines > share * all)
    .map(([name, lines]) => `${name}: ${((100 * lines) / all).toFixed(1)} %`);
}

/** Folders that contain more files than a limit, not counting subfolders, with the number of files. */
export const fullFolders = (sources: readonly Source[], limit: number): readonly string[] =>
  [
    ...sumBy(
      sources,
      ({ path }) => path.slice(0, path.lastIndexOf('/')),
      () => 1,
    ),
  ]
    .filter(([, files]) => files > limit)
    .map(([folder, files]) => `${folder}: ${files}`);

function sumBy(
  sources: readonly Source[],
  keyOf: (source: Source) => string,
  numberOf: (source: Source) => number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const source of sources) sums.set(keyOf(source), (sums.get(keyOf(source)) ?? 0) + numberOf(source));
  return sums;
}
