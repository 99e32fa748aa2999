/** `pnpm api-docs`: a page for every exported symbol, into api-docs/. Without a sentence, or out of reach, it is an error. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Application } from 'typedoc';
import { publicPackages, repository, root } from './packages.js';

/** The modules of a package: source file → what it is imported as, `@s4nn/core/testing`. */
const modulesOf = ({ folder, manifest }) =>
  new Map(
    Object.entries(manifest.exports)
      .filter(([, { types }]) => types)
      .map(([path, { types }]) => [
        join(folder, types.replace('dist', 'src').replace('.d.ts', '.ts')),
        join(manifest.name, path),
      ]),
  );

const json = mkdtempSync(join(tmpdir(), 's4nn-api-'));
let sound = true;

/** One package alone, as typedoc asks only of a project's own package whether what it refers to is exported. */
async function read({ folder, manifest }) {
  const modules = modulesOf({ folder, manifest });
  if (modules.size === 0) return [];
  const app = await Application.bootstrap({
    basePath: root,
    entryPoints: [...modules.keys()],
    tsconfig: join(root, 'release/tsconfig.json'),
    readme: join(folder, 'README.md'),
    // `pnpm check` has done it.
    skipErrorChecking: true,
    alwaysCreateEntryPointModule: true,
    // A property whose name says it all needs no sentence.
    requiredToBeDocumented: ['Class', 'Enum', 'Function', 'Interface', 'Method', 'TypeAlias', 'Variable'],
    validation: { notExported: true, invalidLink: true, notDocumented: true },
    disableGit: true,
    sourceLinkTemplate: `${repository.replace(/^git\+|\.git$/g, '')}/blob/main/{path}#L{line}`,
  });
  const project = await app.convert();
  for (const module of project?.children ?? []) {
    module.name = modules.get(module.sources?.[0]?.fullFileName) ?? module.name;
  }
  if (project) app.validate(project);
  sound &&= project !== undefined && !app.logger.hasErrors() && !app.logger.hasWarnings();
  const file = join(json, `${manifest.name.replace('/', '-')}.json`);
  if (project) await app.generateJson(project, file);
  return [file];
}

try {
  const files = [];
  for (const one of publicPackages) files.push(...(await read(one)));
  if (sound) {
    const options = { name: 'S4NN', entryPointStrategy: 'merge', entryPoints: files, readme: 'none' };
    const app = await Application.bootstrap(options);
    await app.generateDocs(await app.convert(), join(root, 'api-docs'));
    sound = !app.logger.hasErrors() && !app.logger.hasWarnings();
  }
} finally {
  rmSync(json, { recursive: true });
}
process.exitCode = sound ? 0 : 1;
