import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../release/packages.js';
import { foundByName, mayImport } from './boundaries/arrows.js';
import { type Cruise, cruiseImports } from './boundaries/cruise.js';
import { exampleOf } from './boundaries/example.js';
import { packagesIn } from './boundaries/packages.js';

const packages = packagesIn(root);
const names = packages.map(({ name }) => name);

describe('imports', () => {
  let cruise: Cruise;
  beforeAll(async () => {
    cruise = await cruiseImports(root, packages);
  });

  test('are all read: there are more imports than modules', () => {
    expect(cruise.modules).toBeGreaterThan(400);
    expect(cruise.imports).toBeGreaterThan(cruise.modules);
  });

  test('form no circle, follow the arrows, are declared, and need no Node in a page', () => {
    expect(cruise.found).toEqual([]);
  });
});

/** The packages of ours that a package declares. */
const ours = (declared: readonly string[]): readonly string[] =>
  declared.flatMap((name) => (name.startsWith('@s4nn/') ? [name.slice('@s4nn/'.length)] : []));

describe('packages', () => {
  test('depend on one another without a circle', () => {
    const done = new Set<string>();
    for (const name of names) visit(name, []);
    function visit(name: string, way: readonly string[]): void {
      expect(way).not.toContain(name);
      if (done.has(name)) return;
      for (const imported of mayImport(name)) visit(imported.split('/')[0]!, [...way, name]);
      done.add(name);
    }
    expect([...done].sort()).toEqual(names);
  });

  test.each(packages)('$name depends only on packages of ours that it may import or find by name', (one) => {
    const allowed = [...mayImport(one.name), ...(foundByName[one.name] ?? [])];
    const known = allowed.map((module) => module.split('/')[0]);
    expect(ours(one.dependencies).filter((name) => !known.includes(name))).toEqual([]);
  });

  test('core has no dependencies', () => {
    expect(packages.find(({ name }) => name === 'core')!.dependencies).toEqual([]);
  });
});

describe('the rules find', () => {
  const core = { files: { 'dist/index.js': '', 'dist/testing.js': '' } };
  const needsCore = { dependencies: { '@s4nn/core': '*' } };
  const foundIn = async (example: Parameters<typeof exampleOf>[0]): Promise<readonly string[]> => {
    const at = exampleOf({ core, ...example });
    return (await cruiseImports(at, packagesIn(at))).found;
  };

  test('nothing if everything is right', async () => {
    const files = {
      'src/a.ts': `
        import 'node:fs';
        import type { B } from './b.js';
        import { a } from '@s4nn/core/testing';
        export const c = await import('left-pad');`,
      'src/b.ts': "export type B = import('left-pad').A;",
      'src/b.test.ts': "import { sweep } from '@s4nn/sweep';",
      'scripts/c.js': "import 'left-pad';",
    };
    const manifest = { dependencies: { '@s4nn/core': '*', 'left-pad': '*' } };
    expect(await foundIn({ images: { manifest, files } })).toEqual([]);
  });

  test('a circle, even one of types only', async () => {
    const files = {
      'src/a.ts': "import { b } from './b.js';",
      'src/b.ts': "export type { C } from './c.js';",
      'src/c.ts': "import type { A } from './a.js';",
      'src/d.ts': "export type D = import('./e.js').E;",
      'src/e.ts': "import { type D } from './d.js';",
    };
    const found = await foundIn({ images: { files } });
    expect(
      found.map((circle) => circle.split(/: | → /)).map(([rule, ...way]) => [rule, new Set(way)]),
    ).toEqual([
      ['circle', new Set(['a', 'b', 'c'].map((name) => `packages/images/src/${name}.ts`))],
      ['circle', new Set(['d', 'e'].map((name) => `packages/images/src/${name}.ts`))],
    ]);
  });

  test('an import that does not exist', async () => {
    const files = { 'src/a.ts': "import type { A } from './gone.js'; import '@s4nn/gone';" };
    expect(await foundIn({ images: { files } })).toEqual([
      'not found: packages/images/src/a.ts → ./gone.js',
      'not found: packages/images/src/a.ts → @s4nn/gone',
    ]);
  });

  test('an import of a package, or of one of its modules, that is not allowed', async () => {
    const tpe = { manifest: needsCore, files: { 'dist/index.js': '', 'dist/importance.js': '' } };
    const sweep = {
      manifest: { dependencies: { '@s4nn/tpe': '*' } },
      files: { 'src/a.ts': "import '@s4nn/tpe'; import type { I } from '@s4nn/tpe/importance';" },
    };
    const images = {
      manifest: { dependencies: { '@s4nn/tpe': '*' } },
      files: { 'src/a.ts': "import type { T } from '@s4nn/tpe';" },
    };
    expect(await foundIn({ tpe, sweep, images })).toEqual([
      'arrows: packages/images/src/a.ts → packages/tpe/dist/index.js',
      'arrows: packages/sweep/src/a.ts → packages/tpe/dist/index.js',
    ]);
  });

  test('Node in a page, and modules that need it', async () => {
    const log = {
      manifest: { dependencies: { '@s4nn/core': '*', '@s4nn/files': '*' } },
      files: {
        'src/index.ts': "import '@s4nn/files'; import './file/read.js';",
        'src/state.ts': "import type { Stats } from 'fs';",
        'src/file/read.ts': "import 'node:fs'; import '@s4nn/files';",
        'dist/file/index.js': '',
      },
    };
    const report = {
      manifest: { dependencies: { '@s4nn/log': '*' } },
      files: { 'page/a.ts': "import '@s4nn/log/file/index';" },
    };
    const files = { files: { 'dist/index.js': '' } };
    expect(await foundIn({ log, report, files })).toEqual([
      'Node in a page: packages/log/src/state.ts → fs',
      'needs Node in a page: packages/log/src/index.ts → packages/files/dist/index.js',
      'needs Node in a page: packages/log/src/index.ts → packages/log/src/file/read.ts',
      'needs Node in a page: packages/report/page/a.ts → packages/log/dist/file/index.js',
    ]);
  });

  test('an undeclared import, and one that is needed to run but declared for development', async () => {
    const images = {
      files: { 'src/a.ts': "import type { Core } from '@s4nn/core'; import { a } from 'left-pad';" },
    };
    const config = {
      manifest: { devDependencies: { 'left-pad': '*' } },
      files: {
        'src/a.ts': "import { a } from 'left-pad';",
        'src/b.ts': "import type { A } from 'left-pad';",
        'scripts/c.js': "import 'left-pad';",
      },
    };
    expect(await foundIn({ images, config })).toEqual([
      'declared to run: packages/config/src/a.ts → node_modules/left-pad/index.js',
      'declared to run: packages/images/src/a.ts → node_modules/left-pad/index.js',
      'declared: packages/images/src/a.ts → node_modules/left-pad/index.js',
      'declared: packages/images/src/a.ts → packages/core/dist/index.js',
    ]);
  });
});
