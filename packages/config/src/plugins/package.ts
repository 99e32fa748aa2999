import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject } from '../pointer.js';

/** An installed package. */
export interface Package {
  readonly name: string;
  readonly folder: string;
  /** Its package.json. */
  readonly manifest: Readonly<Record<string, unknown>>;
}

/** The keyword by which a package says that it has plugins. */
const keyword = 's4nn-plugin';

/** A folder and those around it, from the inside. */
export function* foldersUpwards(from: string): Generator<string> {
  for (let folder = from; ; folder = dirname(folder)) {
    yield folder;
    if (dirname(folder) === folder) return;
  }
}

function readManifest(folder: string): Package['manifest'] | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return isObject(manifest) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** The installed package of a name, as modules in `from` see it. */
export function findPackage(name: string, from: string): Package | undefined {
  for (const folder of foldersUpwards(from)) {
    const own = join(folder, 'node_modules', name);
    const manifest = readManifest(own);
    if (manifest) return { name, folder: own, manifest };
  }
  return undefined;
}

/** The nearest folder upwards with a package.json, where `pnpm add` belongs; `from` itself when there is none. */
export function projectOf(from: string): Package {
  for (const folder of foldersUpwards(from)) {
    const manifest = readManifest(folder);
    if (manifest) return { name: String(manifest.name ?? ''), folder, manifest };
  }
  return { name: '', folder: from, manifest: {} };
}

/** Whether a package says that it has plugins. */
export const isPluginPackage = ({ manifest }: Package): boolean =>
  [manifest.keywords].flat().includes(keyword);

/** The packages with plugins that a project lists among its dependencies and that are installed. */
export function pluginPackages(project: Package): Package[] {
  const { dependencies, devDependencies } = project.manifest;
  const names = Object.keys({ ...Object(dependencies), ...Object(devDependencies) });
  return names
    .sort()
    .map((name) => findPackage(name, project.folder))
    .filter((found) => found !== undefined)
    .filter(isPluginPackage);
}

/** The specifiers of everything that a package exports to programs; `./*` becomes the files there are. */
export function specifiersOf({ name, folder, manifest }: Package): string[] {
  const { exports } = manifest;
  const subpaths = isObject(exports) && Object.keys(exports).every((key) => key.startsWith('.'));
  if (!subpaths) return [name];
  return Object.entries(exports).flatMap(([subpath, target]) => {
    const path = pathOf(target);
    const specifier = name + subpath.slice(1);
    if (path === undefined || !path.endsWith('.js')) return [];
    return subpath.includes('*')
      ? filesOf(folder, path).map((file) => specifier.replace('*', file))
      : [specifier];
  });
}

/** The path that a program imports, whatever its conditions are called. */
function pathOf(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (!isObject(target)) return undefined;
  return pathOf(target.node ?? target.import ?? target.default);
}

/** What `*` stands for in each file that a pattern such as `./dist/*.js` fits. */
function filesOf(folder: string, pattern: string): string[] {
  const [before, after] = pattern.split('*') as [string, string];
  const start = before.slice(0, before.lastIndexOf('/') + 1);
  try {
    return readdirSync(join(folder, start), { recursive: true, encoding: 'utf8' })
      .map((file) => start + file.replaceAll('\\', '/'))
      .filter((file) => file.startsWith(before) && file.endsWith(after))
      .map((file) => file.slice(before.length, file.length - after.length))
      .sort();
  } catch {
    return [];
  }
}
