import { foundText, InputError } from '@s4nn/core';
import { home } from './home.js';
import { findPackage, isPluginPackage, specifiersOf } from './package.js';

/**
 * Checks that a specifier names what an installed package of plugins exports: not a file, not a URL, not a package of another kind.
 * Nothing is imported.
 * @param folder where the packages are looked up, before the working directory and the place of the command.
 * @throws InputError for anything else.
 */
export function requireInstalled(specifier: string, folder: string): void {
  const [name] = specifier.match(/^(@[\w.-]+\/)?[\w-][\w.-]*(?=\/|$)/) ?? [];
  if (name === undefined) {
    throw new InputError(
      `found ${foundText(specifier)}, expected the name of an installed package of plugins`,
    );
  }
  const found = [folder, process.cwd(), home]
    .map((from) => findPackage(name, from))
    .find((each) => each !== undefined);
  if (!found)
    throw new InputError(
      `${foundText(specifier)} is not installed; run \`pnpm add ${name}\` (or npm install)`,
    );
  if (!isPluginPackage(found)) {
    throw new InputError(
      `found ${foundText(specifier)}, expected a package of plugins: ${name} does not have the keyword "s4nn-plugin"`,
    );
  }
  if (!specifiersOf(found).includes(specifier)) {
    throw new InputError(`found ${foundText(specifier)}, which ${name} does not export`);
  }
}
