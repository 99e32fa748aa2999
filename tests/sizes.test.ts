import { expect, test } from 'vitest';
import { root } from '../release/packages.js';
import { packagesIn } from './boundaries/packages.js';
import { fullFolders, largePackages, type Source, sourcesIn } from './boundaries/size.js';

const names = packagesIn(root).map(({ name }) => name);
const sources = sourcesIn(root, names);
const source = (path: string, lines: number): Source => ({ path: `packages/${path}`, lines });

test('sizes count sources, without tests and generated files', () => {
  const paths = sources.map(({ path }) => path);
  expect(paths).toContain('packages/core/src/errors.ts');
  expect(paths).toContain('packages/cli/templates/dataset/index.js');
  expect(paths.filter((path) => /testdata|\.test\.|generated|assets\.ts|binary\.ts/.test(path))).toEqual([]);
});

test('no package has more than 15 % of the lines', () => {
  expect(largePackages(sources, 0.15)).toEqual([]);
  const some = [
    source('a/src/a.ts', 15),
    source('b/src/a.ts', 8),
    source('b/page/b.css', 8),
    source('c/src/c.ts', 69),
  ];
  expect(largePackages(some, 0.15)).toEqual(['b: 16.0 %', 'c: 69.0 %']);
});

test('no folder has more than about 20 files flat: at most 22', () => {
  expect(fullFolders(sources, 22)).toEqual([]);
  const some = ['a/src/a.ts', 'a/src/b.ts', 'a/src/b/c.ts', 'a/src/b/d.ts', 'a/src/b/e.ts'];
  expect(
    fullFolders(
      some.map((path) => source(path, 1)),
      2,
    ),
  ).toEqual(['packages/a/src/b: 3']);
});
