import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { foundText, InputError, type Kind, nearest } from '@s4nn/core';
import { kinds, published } from '../built-ins.js';
import { home } from './home.js';
import { meantPlugin } from './meant.js';
import { findPackage, pluginPackages, projectOf, specifiersOf } from './package.js';

/** The error for a name that no module has: it says what was probably meant, what to install, or what was expected. */
export function unresolved(specifier: string, folder: string, kind: Kind | undefined): InputError {
  const name = specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? specifier;
  const project = projectOf(folder);
  const installed = [folder, process.cwd(), home]
    .map((from) => findPackage(name, from))
    .find((found) => found !== undefined);
  if (installed) {
    const specifiers = specifiersOf(installed);
    const meant = nearest(specifier, specifiers);
    const cure =
      meant === undefined ? `; it exports ${specifiers.join(', ')}` : `; did you mean ${foundText(meant)}?`;
    return new InputError(`${foundText(specifier)} is not a module of the installed package ${name}${cure}`);
  }
  const what = kind === undefined ? 'a plugin' : kinds[kind];
  const ours = kind === undefined ? Object.values(published).flat() : published[kind];
  if (existsSync(join(folder, specifier))) {
    const meant = foundText(`./${specifier}`);
    return new InputError(
      `found ${foundText(specifier)}, expected a package or the path of a module; did you mean ${meant}?`,
    );
  }
  const meant = isInWorkspace(name, project.folder)
    ? undefined
    : meantPlugin(specifier, [...othersIn(project.folder), ...ours]);
  if (isOfSomebody(specifier) && (meant === undefined || meant === specifier)) {
    const cure = isInWorkspace(name, project.folder)
      ? `run \`pnpm add -wD "${name}@workspace:*"\` in ${shown(project.folder)}`
      : `run \`pnpm add ${name}\` (or npm install) in ${shown(project.folder)}`;
    return new InputError(`${foundText(specifier)} is not installed; ${cure}`);
  }
  if (meant === undefined) {
    const names = ours.slice(0, 5).map(foundText).join(', ');
    return new InputError(`found ${foundText(specifier)}, expected ${names} or the module of ${what}`);
  }
  const hint = `did you mean ${foundText(meant)}?`;
  return new InputError(
    isOfSomebody(specifier)
      ? `${foundText(specifier)} is not installed; ${hint}`
      : `found ${foundText(specifier)}, expected the module of ${what}; ${hint}`,
  );
}

/** Whether a name can be that of a plugin's package; anybody may have taken a plain word. */
const isOfSomebody = (specifier: string): boolean =>
  /^@[\w.-]+\/[\w.-]+/.test(specifier) || /^[\w.]*(s4nn|[\w.]-\w)[\w.-]*(\/|$)/.test(specifier);

/** What installed plugin packages of others export. */
function othersIn(folder: string): string[] {
  const ours = Object.values(published).flat();
  return pluginPackages(projectOf(folder))
    .flatMap(specifiersOf)
    .filter((specifier) => !ours.includes(specifier));
}

/** Whether a package is one of the workspace's own, which lists it nowhere. */
const isInWorkspace = (name: string, folder: string): boolean =>
  projectOf(join(folder, 'packages', name.replace(/^.*\//, ''))).name === name;

/** A path as short as it can be said from the working directory. */
export function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' ? 'this folder' : short.startsWith('..') ? path : short;
}
