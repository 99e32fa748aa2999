import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '@s4nn/core';
import { check } from '../check.js';
import { type LoadedPlugin, requirePlugin } from './load-plugin.js';
import { projectOf } from './package.js';
import { resolveFrom } from './resolve.js';

/**
 * Finds a plugin of any kind, and checks options against its schema.
 * @param specifier a package, a subpath of one, or the path of a module or of a package's folder, from `folder`.
 * @throws InputError when there is none, it cannot be loaded, is no plugin, or refuses the options.
 */
export async function findPlugin(
  specifier: string,
  folder: string,
  options: Readonly<Record<string, unknown>>,
): Promise<LoadedPlugin> {
  const url = urlOf(specifier, folder);
  const plugin = await requirePlugin(specifier, url);
  const problems = check(plugin.options, structuredClone(options));
  if (problems.length > 0) {
    const lines = problems.map(({ pointer, message }) => `--options ${pointer}: ${message}`);
    throw new InputError(lines.join('\n'));
  }
  return { plugin, url };
}

/** Where a module lies; that of a package may be given by its folder, a path may be written without a dot. */
function urlOf(specifier: string, folder: string): string {
  const path = resolve(folder, specifier);
  if (!existsSync(path)) return resolveFrom(specifier, folder);
  if (!statSync(path).isDirectory()) return resolveFrom(path, folder);
  const { manifest } = projectOf(path);
  // By its own name, as whoever installs it does.
  return resolveFrom(String(manifest.name ?? specifier), path);
}
