import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { didYouMean, foundText, InputError, type Kind, nearest, type Plugin } from '@s4nn/core';
import { resolve as resolveModule } from 'import-meta-resolve';
import { shortNames } from '../built-ins.js';
import { validatorOf } from '../check.js';
import { isObject } from '../pointer.js';
import { ownMembers } from '../schema.js';
import { findPackage, pluginPackages, projectOf, specifiersOf } from './package.js';

/** A plugin and the file URL of its module. */
export interface LoadedPlugin {
  readonly plugin: Plugin;
  readonly url: string;
}

const kinds: Readonly<Record<Kind, string>> = {
  dataset: 'a dataset',
  encoder: 'an encoder',
  backend: 'a backend',
  search: 'a search',
  pruner: 'a pruner',
};

/**
 * Imports the plugin that a specifier names: a package, a subpath of one, or a path relative to `folder`. Packages are
 * looked up from `folder`, then from the working directory.
 * @throws InputError when it is not installed, cannot be loaded, is no plugin, or is one of another kind.
 */
export async function loadPlugin(specifier: string, kind: Kind, folder: string): Promise<LoadedPlugin> {
  const url = resolvePlugin(specifier, kind, folder);
  const plugin = await requirePlugin(specifier, url);
  if (plugin.kind !== kind) {
    throw new InputError(`${foundText(specifier)} is ${kinds[plugin.kind]}, expected ${kinds[kind]}`);
  }
  checkOptionsSchema(specifier, plugin);
  return { plugin, url };
}

/** The folder of this module, from which the plugins are found that this package brings. */
const here = fileURLToPath(new URL('.', import.meta.url));

/** Where a plugin lies that a config names: by a bare word, one that this package brings. */
function resolvePlugin(specifier: string, kind: Kind, folder: string): string {
  const short = shortNames[kind] ?? {};
  if (Object.hasOwn(short, specifier)) return resolveFrom(short[specifier]!, here);
  const words = Object.keys(short);
  try {
    return resolveFrom(specifier, folder);
  } catch (error) {
    if (words.length === 0 || !/^[a-z]+$/i.test(specifier)) throw error;
    const meant = didYouMean(specifier, words);
    throw new InputError(
      `found ${foundText(specifier)}, expected ${words.map(foundText).join(', ')} or the module of ${kinds[kind]}${meant}`,
    );
  }
}

/** The plugins that configs can name by a bare word, by that word. */
export async function shortPlugins(kind: Kind): Promise<ReadonlyMap<string, Plugin>> {
  const plugins = new Map<string, Plugin>();
  for (const [word, specifier] of Object.entries(shortNames[kind] ?? {})) {
    plugins.set(word, await requirePlugin(specifier, resolveFrom(specifier, here)));
  }
  return plugins;
}

/**
 * The plugin that a module's default export is.
 * @throws InputError when the module cannot be loaded, or that is none.
 */
export async function requirePlugin(specifier: string, url: string): Promise<Plugin> {
  const plugin = await importPlugin(specifier, url);
  if (plugin) return plugin;
  throw new InputError(
    `${foundText(specifier)} is no plugin: expected the default export of the module to be { kind, options, create }`,
  );
}

/**
 * The default export of a module if it is a plugin.
 * @throws InputError when the module cannot be loaded.
 */
export async function importPlugin(specifier: string, url: string): Promise<Plugin | undefined> {
  try {
    const { default: plugin } = (await import(url)) as { default?: unknown };
    return isPlugin(plugin) ? plugin : undefined;
  } catch (error) {
    throw new InputError(
      `${foundText(specifier)} cannot be loaded: ${error instanceof Error ? error.message : error}`,
    );
  }
}

const isPlugin = (value: unknown): value is Plugin =>
  isObject(value) &&
  typeof value.kind === 'string' &&
  Object.hasOwn(kinds, value.kind) &&
  isObject(value.options) &&
  typeof value.create === 'function';

function checkOptionsSchema(specifier: string, { kind, options }: Plugin): void {
  const fail = (reason: string) =>
    new InputError(`${foundText(specifier)} has a faulty schema of options: ${reason}`);
  const reserved = ['use', ...Object.keys(ownMembers[kind])];
  const taken = reserved.find((name) => Object.hasOwn(Object(options.properties), name));
  if (taken !== undefined) throw fail(`the name ${foundText(taken)} is reserved`);
  if (options.type !== 'object') throw fail('expected "type": "object"');
  try {
    validatorOf(options);
  } catch (error) {
    throw fail((error as Error).message);
  }
}

const isPath = (specifier: string): boolean => /^(\.{0,2}\/|file:|[A-Za-z]:[\\/])/.test(specifier);

/**
 * The file URL of a module, as a module in `folder` would import it.
 * @throws InputError that says what to install, or what was probably meant.
 */
export function resolveFrom(specifier: string, folder: string): string {
  if (isPath(specifier)) {
    const url = new URL(
      /^[A-Za-z]:/.test(specifier) ? pathToFileURL(specifier).href : specifier,
      pathToFileURL(`${folder}/`),
    );
    if (existsSync(url)) return url.href;
    throw new InputError(
      `${foundText(specifier)} does not exist: expected a module at ${shown(fileURLToPath(url))}`,
    );
  }
  for (const base of [folder, process.cwd()]) {
    try {
      const url = resolveModule(specifier, pathToFileURL(join(base, 'config.js')).href);
      // A pattern such as "./*" resolves whether or not there is such a file.
      if (!url.startsWith('file:') || existsSync(new URL(url))) return url;
    } catch {
      // The next folder may have it; what is missing is found out below.
    }
  }
  throw unresolved(specifier, folder);
}

function unresolved(specifier: string, folder: string): InputError {
  const name = specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? specifier;
  const project = projectOf(folder);
  const installed = findPackage(name, folder) ?? findPackage(name, process.cwd());
  if (installed) {
    const specifiers = specifiersOf(installed);
    const meant = nearest(specifier, specifiers);
    const cure =
      meant === undefined ? `; it exports ${specifiers.join(', ')}` : `; did you mean ${foundText(meant)}?`;
    return new InputError(`${foundText(specifier)} is not a module of the installed package ${name}${cure}`);
  }
  const meant = nearest(specifier, pluginPackages(project).flatMap(specifiersOf));
  const hint = meant === undefined ? '' : `did you mean ${foundText(meant)}? Otherwise `;
  const cure = isInWorkspace(name, project.folder)
    ? `run \`pnpm add -wD "${name}@workspace:*"\` in ${shown(project.folder)}`
    : `run \`pnpm add ${name}\` (or npm install) in ${shown(project.folder)}`;
  return new InputError(`${foundText(specifier)} is not installed; ${hint}${cure}`);
}

/** Whether a package is one of the workspace's own, which lists it nowhere. */
const isInWorkspace = (name: string, folder: string): boolean =>
  projectOf(join(folder, 'packages', name.replace(/^.*\//, ''))).name === name;

/** A path as short as it can be said from the working directory. */
function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' ? 'this folder' : short.startsWith('..') ? path : short;
}
