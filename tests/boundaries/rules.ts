import type { IForbiddenRuleType } from 'dependency-cruiser';
import { inPages, mayImport } from './arrows.js';
import type { Package } from './packages.js';

/** Rules for dependency-cruiser about what our packages must not import. Imports of types count like all others. */
export const rulesFor = (packages: readonly Package[]): IForbiddenRuleType[] => [
  { name: 'circle', from: {}, to: { circular: true } },
  { name: 'not found', from: {}, to: { couldNotResolve: true } },
  { name: 'Node in a page', from: { path: [...inPages] }, to: { dependencyTypes: ['core'] } },
  {
    name: 'needs Node in a page',
    from: { path: [...inPages] },
    to: { path: '^packages/', pathNot: [...inPages] },
  },
  ...packages.flatMap(rulesOf),
];

function rulesOf({ name, dependencies, devDependencies }: Package): IForbiddenRuleType[] {
  const own = `^packages/${name}/`;
  const toRun = dependencies.map(packagePath);
  const toBuild = devDependencies.map(packagePath);
  const elsewhere = ['^packages/', 'node_modules/'];
  return [
    {
      name: 'arrows',
      from: { path: own },
      to: { path: '^packages/', pathNot: [own, ...mayImport(name).map(modulePath)] },
    },
    { name: 'declared', from: { path: own }, to: { path: elsewhere, pathNot: [own, ...toRun, ...toBuild] } },
    // Pages are bundled and scripts build, so their imports are not installed with the package.
    {
      name: 'declared to run',
      from: { path: `${own}src/` },
      to: { path: elsewhere, pathNot: [own, ...toRun], dependencyTypesNot: ['type-only'] },
    },
  ];
}

/** The path of a package's modules: ours are linked, third-party ones are in `node_modules`. */
function packagePath(name: string): string {
  const ours = /^@s4nn\/(.*)$/.exec(name)?.[1];
  return ours ? `^packages/${ours}/` : `node_modules/${name}/`;
}

/** The path of a package, or of one of its modules, such as `tpe/importance`. */
function modulePath(imported: string): string {
  const [name, module] = imported.split('/');
  return module ? `^packages/${name}/dist/${module}[./]` : `^packages/${name}/`;
}
