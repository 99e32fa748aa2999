import { type Download, InputError, suggestion } from '@s4nn/core';
import { home } from './home.js';
import { installedPlugins } from './installed-plugins.js';
import { projectOf } from './package.js';

/** What the installed datasets of a project can fetch. */
export interface Downloads {
  readonly downloads: ReadonlyMap<string, Download>;
  /** Why a module of a plugin package was left out, one line each. */
  readonly skipped: readonly string[];
}

/**
 * Lists what the plugins can fetch that the project around `folder` lists among its dependencies; if it has none, those beside the
 * command.
 */
export async function findDownloads(folder: string): Promise<Downloads> {
  const own = await downloadsOf(folder);
  return own.downloads.size > 0 || projectOf(folder).folder === projectOf(home).folder
    ? own
    : { ...(await downloadsOf(home)), skipped: own.skipped };
}

async function downloadsOf(folder: string): Promise<Downloads> {
  const { plugins, skipped } = await installedPlugins(projectOf(folder));
  const all = [...plugins.values()].flatMap(({ downloads = {} }) => Object.entries(downloads));
  return { downloads: new Map(all), skipped };
}

/**
 * Finds what is fetched under a name.
 * @throws InputError when no installed dataset knows of it.
 */
export async function findDownload(name: string, folder: string): Promise<Download> {
  const { downloads } = await findDownloads(folder);
  const download = downloads.get(name);
  if (download) return download;
  const names = [...downloads.keys()];
  const there = names.length > 0 ? suggestion(name, names) : '; no installed dataset fetches any';
  throw new InputError(`${name}: found no data of that name to fetch${there}`);
}
