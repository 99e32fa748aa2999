import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '@s4nn/core/errors';

/** The kinds of plugins for which there is a template. */
export type ScaffoldKind = 'dataset' | 'encoder' | 'pruner';

/** A package that was written. */
export interface Scaffolded {
  readonly folder: string;
  /** What to do next, a line each. */
  readonly next: readonly string[];
}

const own = new URL('../', import.meta.url);

/**
 * Writes a package with a plugin into the working directory, or into `packages/` of a pnpm workspace there.
 * @param name of the package; the folder has the part after a scope.
 * @throws InputError for a name that npm does not allow and a folder that is there; then nothing is written.
 */
export function scaffold(kind: ScaffoldKind, name: string): Scaffolded {
  if (!/^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]{0,100}$/.test(name)) {
    throw new InputError(
      `found the name ${JSON.stringify(name)}, expected one that npm allows: small letters, digits and dashes, such as my-${kind} or @me/my-${kind}`,
    );
  }
  const inWorkspace = existsSync('pnpm-workspace.yaml') && existsSync('packages');
  const folder = join(inWorkspace ? 'packages' : '.', name.replace(/^.*\//, ''));
  if (existsSync(folder)) {
    throw new InputError(
      `${folder}: found an existing folder, expected none; choose another name or move it away`,
    );
  }
  const { version } = JSON.parse(readFileSync(new URL('package.json', own), 'utf8'));
  const words: Readonly<Record<string, string>> = {
    '%NAME%': name,
    '%CORE%': inWorkspace ? 'workspace:^' : `^${version}`,
    // Vitest would take the workspace's config anyway, and its patterns count from the workspace's root.
    '%TEST%': inWorkspace ? `vitest run --root ../.. packages/${basename(folder)}/` : 'vitest run',
  };
  // In the same folder, so that a single rename completes it.
  const draft = mkdtempSync(join(dirname(folder), '.s4nn-new-'));
  try {
    cpSync(fileURLToPath(new URL(`templates/${kind}`, own)), draft, { recursive: true });
    for (const file of readdirSync(draft)) {
      const text = readFileSync(join(draft, file), 'utf8');
      const filled = Object.entries(words).reduce(
        (text, [word, value]) => text.replaceAll(word, value),
        text,
      );
      writeFileSync(join(draft, file), filled);
    }
    // npm would treat a template with a package.json as a package.
    renameSync(join(draft, 'package.json.txt'), join(draft, 'package.json'));
    // Only their owner can read temporary folders.
    chmodSync(draft, 0o755);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  const use = `"${kind}"`;
  return {
    folder: relative('.', folder),
    next: inWorkspace
      ? [
          'pnpm install',
          `pnpm s4nn check ./${folder}`,
          `in a config:  ${use}: "../${folder}/index.js"`,
          `or by its name, ${use}: "${name}", once package.json here lists it: pnpm add -wD "${name}@workspace:*"`,
        ]
      : [
          `cd ${folder} && npm install && npm test`,
          `in a config beside it:  ${use}: "./${folder}/index.js"`,
          `or by its name, ${use}: "${name}", where it is installed: npm install ./${folder}`,
        ],
  };
}
