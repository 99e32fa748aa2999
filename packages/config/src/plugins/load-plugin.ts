import { didYouMean, foundText, InputError, type Kind, type Plugin } from '@s4nn/core';
import { kinds, shortNames } from '../built-ins.js';
import { validatorOf } from '../check.js';
import { isObject } from '../pointer.js';
import { ownMembers } from '../schema.js';
import { here } from './home.js';
import { resolveFrom } from './resolve.js';
import { inPlugin, labelPlugin } from './running.js';
import { syntaxPlace } from './syntax-place.js';

/** A plugin and the file URL of its module. */
export interface LoadedPlugin {
  readonly plugin: Plugin;
  readonly url: string;
}

/**
 * Imports the plugin that a specifier names: a package, a subpath of one, or a path relative to `folder`. Packages are
 * looked up from `folder`, then from the working directory, then from where the command is installed.
 * @param label what messages call it.
 * @throws InputError when it is not installed, cannot be loaded, is no plugin, or is one of another kind.
 */
export async function loadPlugin(
  specifier: string,
  kind: Kind,
  folder: string,
  label = specifier,
): Promise<LoadedPlugin> {
  const url = resolvePlugin(specifier, kind, folder);
  labelPlugin(url, label);
  const plugin = await requirePlugin(specifier, url);
  if (plugin.kind !== kind) {
    throw new InputError(`${foundText(specifier)} is ${kinds[plugin.kind]}, expected ${kinds[kind]}`);
  }
  checkOptionsSchema(specifier, plugin);
  return { plugin, url };
}

/** Where a plugin lies that a config names: by a bare word, one that this package brings. */
function resolvePlugin(specifier: string, kind: Kind, folder: string): string {
  const short = shortNames[kind] ?? {};
  if (Object.hasOwn(short, specifier)) return resolveFrom(short[specifier]!, here);
  const words = Object.keys(short);
  try {
    return resolveFrom(specifier, folder, kind);
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
    const { default: plugin } = (await inPlugin({ url, use: specifier }, () => import(url))) as {
      default?: unknown;
    };
    return isPlugin(plugin) ? plugin : undefined;
  } catch (error) {
    const place = await syntaxPlace(error, url);
    const reason = error instanceof Error ? error.message : error;
    throw new InputError(
      `${foundText(specifier)} cannot be loaded: ${place === null ? '' : `${place}: `}${reason}`,
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
