import { isInputError, type Plugin } from '@s4nn/core';
import { importPlugin } from './load-plugin.js';
import { type Package, pluginPackages, specifiersOf } from './package.js';
import { resolveFrom } from './resolve.js';

/** The plugins of a project's packages, and the modules that were left out. */
export interface InstalledPlugins {
  /** By what a config calls them. */
  readonly plugins: ReadonlyMap<string, Plugin>;
  /** Why a module of a plugin package is not among them, one line each. */
  readonly skipped: readonly string[];
}

/** Imports every plugin that a project lists among its dependencies. */
export async function installedPlugins(project: Package): Promise<InstalledPlugins> {
  const plugins = new Map<string, Plugin>();
  const skipped: string[] = [];
  for (const specifier of pluginPackages(project).flatMap(specifiersOf)) {
    try {
      const plugin = await importPlugin(specifier, resolveFrom(specifier, project.folder));
      if (plugin) plugins.set(specifier, plugin);
    } catch (error) {
      if (!isInputError(error)) throw error;
      skipped.push(error.message);
    }
  }
  return { plugins, skipped };
}
