import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One of our packages. */
export interface Package {
  /** The name of its folder in `packages/`; the package's own name is `@s4nn/` and this. */
  readonly name: string;
  /** Names of packages that it needs to run. */
  readonly dependencies: readonly string[];
  /** Names of packages that it needs to be built and tested. */
  readonly devDependencies: readonly string[];
}

/** Our packages in a repository, without those that somebody adds to a clone. */
export const packagesIn = (root: string): readonly Package[] =>
  readdirSync(join(root, 'packages')).flatMap((name) => {
    const file = join(root, 'packages', name, 'package.json');
    if (!existsSync(file)) return [];
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    if (manifest.name !== `@s4nn/${name}`) return [];
    const { dependencies, optionalDependencies, peerDependencies, devDependencies } = manifest;
    return [
      {
        name,
        dependencies: Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }),
        devDependencies: Object.keys(devDependencies ?? {}),
      },
    ];
  });
