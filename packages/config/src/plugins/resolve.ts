import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { foundText, InputError, type Kind } from '@s4nn/core';
import { resolve as resolveModule } from 'import-meta-resolve';
import { dataAt } from './data-at.js';
import { home } from './home.js';
import { shown, unresolved } from './unresolved.js';

const isPath = (specifier: string): boolean => /^(\.{0,2}\/|file:|[A-Za-z]:[\\/])/.test(specifier);

/** The URL of a path. #, ? and % are part of it, as files have them in their names; else it is read as an import is. */
function urlOf(path: string, folder: string): URL {
  if (path.startsWith('file:')) return new URL(path);
  const asFile = pathToFileURL(resolve(folder, path));
  if (existsSync(asFile) || /^[A-Za-z]:/.test(path)) return asFile;
  const asImport = new URL(path, pathToFileURL(`${folder}/`));
  return existsSync(asImport) ? asImport : asFile;
}

/**
 * The file URL of a module, as a module in `folder` would import it, else one in the working directory, else one beside the command.
 * @param kind what the plugin should be; undefined for any kind.
 * @throws InputError that says what to install, or what was probably meant.
 */
export function resolveFrom(specifier: string, folder: string, kind?: Kind): string {
  const data = kind === 'dataset' ? dataAt(specifier, folder) : null;
  if (data?.isCertain) throw new InputError(data.message);
  if (isPath(specifier)) {
    const url = urlOf(specifier, folder);
    if (existsSync(url)) {
      if (!statSync(url).isDirectory()) return url.href;
      throw new InputError(
        `${foundText(specifier)} is a folder, expected a module; name the file in it, such as index.js`,
      );
    }
    throw new InputError(
      `${foundText(specifier)} does not exist: expected a module at ${shown(fileURLToPath(url))}`,
    );
  }
  for (const base of [folder, process.cwd(), home]) {
    try {
      const url = resolveModule(specifier, pathToFileURL(join(base, 'config.js')).href);
      // A pattern such as "./*" resolves whether or not there is such a file.
      if (!url.startsWith('file:') || existsSync(new URL(url))) return url;
    } catch {
      // The next folder may have it; what is missing is found out below.
    }
  }
  throw data ? new InputError(data.message) : unresolved(specifier, folder, kind);
}
