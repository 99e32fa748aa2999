import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import type { Package } from './packages.js';
import { rulesFor } from './rules.js';

/** Folders of a package whose imports are checked. Templates are not: they import what packages made from them will have. */
const sourceFolders = ['src', 'page', 'assembly', 'scripts'];

/** What was found about the imports of a repository's packages. */
export interface Cruise {
  /** How many modules were read. */
  readonly modules: number;
  /** How many imports were found. */
  readonly imports: number;
  /** Each import that breaks a rule, as `rule: importing → imported`, and each circle as its modules; sorted. */
  readonly found: readonly string[];
}

/** Reads all imports in the sources of a repository's packages, including types, and finds those that break our rules. */
export async function cruiseImports(root: string, packages: readonly Package[]): Promise<Cruise> {
  const folders = packages
    .flatMap(({ name }) => sourceFolders.map((folder) => join('packages', name, folder)))
    .filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: rulesFor(packages) },
      // AssemblyScript templates have placeholders for names.
      exclude: { path: ['\\.test\\.ts$', '/testdata/', '/assembly/templates/', '/generated/'] },
      doNotFollow: { path: ['/dist/', 'node_modules/'] },
      // Includes imports of types.
      tsPreCompilationDeps: true,
    },
    { exportsFields: ['exports'], conditionNames: ['types', 'import', 'default'] },
  );
  const { summary } = output as ICruiseResult;
  return {
    modules: summary.totalCruised,
    imports: summary.totalDependenciesCruised ?? 0,
    found: summary.violations
      .map(
        ({ rule, from, to, cycle }) =>
          `${rule.name}: ${[from, ...(cycle?.map(({ name }) => name) ?? [to])].join(' → ')}`,
      )
      .sort(),
  };
}
