import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const packagesFolder = new URL('../packages/', import.meta.url).pathname;

/** Which of our packages, or modules of them, each may import; whatever is not named here is a plugin and imports only core. */
const mayImport: Record<string, readonly string[]> = {
  core: [],
  report: [],
  sweep: ['@s4nn/core', '@s4nn/files', '@s4nn/report', '@s4nn/tpe/importance'],
  cli: ['@s4nn/core', '@s4nn/sweep'],
  'dataset-folder': ['@s4nn/core', '@s4nn/images'],
  'dataset-caltech': ['@s4nn/core', '@s4nn/download', '@s4nn/images'],
  download: ['@s4nn/core', '@s4nn/files'],
  bench: [
    '@s4nn/core',
    '@s4nn/backend-cpu',
    '@s4nn/backend-gpu',
    '@s4nn/dataset-mnist',
    '@s4nn/encoders',
    '@s4nn/sweep',
    '@s4nn/tpe',
  ],
};
const plugin = ['@s4nn/core'];

/** Packages that must run in a browser. */
const withoutNode = ['core', 'encoders', 'dataset-yin-yang', 'backend-cpu', 'tpe', 'report'];

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sourceFiles(join(folder, entry.name))
      : /\.ts$/.test(entry.name) && !/\.test\.ts$/.test(entry.name)
        ? [join(folder, entry.name)]
        : [],
  );
}

/** Module specifiers that a file imports, and whether only types. */
function importsOf(file: string): { specifier: string; typeOnly: boolean }[] {
  const text = readFileSync(file, 'utf8');
  const statement =
    /(?:^|\n)\s*(?:import|export)\s+(?:(type\s)?[^'";]*?from\s+)?['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g;
  return [...text.matchAll(statement)].map((match) => ({
    specifier: (match[2] ?? match[3])!,
    typeOnly: match[1] !== undefined,
  }));
}

test('imports are found in every form', () => {
  const file = join(mkdtempSync(join(tmpdir(), 's4nn-')), 'a.ts');
  writeFileSync(
    file,
    `import 'node:fs';
import type { A } from "b";
import {
  c,
} from './c.js';
export * from 'd';
const e = await import('e');
`,
  );
  expect(importsOf(file)).toEqual([
    { specifier: 'node:fs', typeOnly: false },
    { specifier: 'b', typeOnly: true },
    { specifier: './c.js', typeOnly: false },
    { specifier: 'd', typeOnly: false },
    { specifier: 'e', typeOnly: false },
  ]);
});

const manifestOf = (name: string) =>
  JSON.parse(readFileSync(join(packagesFolder, name, 'package.json'), 'utf8'));
/** Not what somebody adds to a clone. */
const ours = readdirSync(packagesFolder).filter((name) => manifestOf(name).name.startsWith('@s4nn/'));

describe.each(ours)('package %s', (name) => {
  const manifest = manifestOf(name);
  const dependencies = Object.keys(manifest.dependencies ?? {});
  const optional = Object.keys({ ...manifest.optionalDependencies, ...manifest.peerDependencies });
  const allowed = mayImport[name] ?? plugin;
  const files = sourceFiles(join(packagesFolder, name, 'src'));
  const all = files.flatMap((file) => importsOf(file).map((found) => ({ ...found, file })));
  const imports = all.filter(({ specifier }) => !specifier.startsWith('.'));

  test('is read: almost every file imports something, so that the tests below can fail', () => {
    expect(all.length).toBeGreaterThan(files.length / 2);
  });

  test('imports of ours only what its place allows', () => {
    const packageOf = (specifier: string) => specifier.split('/').slice(0, 2).join('/');
    const isOurs = (specifier: string) => specifier.startsWith('@s4nn/');
    const imported = imports.map(({ specifier }) => specifier).filter(isOurs);
    expect(
      imported.filter((specifier) => !allowed.includes(specifier) && !allowed.includes(packageOf(specifier))),
    ).toEqual([]);
    const packages = allowed.map(packageOf);
    expect(dependencies.filter((name) => isOurs(name) && !packages.includes(name))).toEqual([]);
  });

  test('imports only what it declares; types may come from development dependencies', () => {
    const declared = [...dependencies, ...optional];
    const undeclared = imports.filter(({ specifier, typeOnly }) => {
      if (specifier.startsWith('node:')) return false;
      const parts = specifier.split('/');
      const packageName = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
      return !(
        declared.includes(packageName) ||
        (typeOnly && packageName in (manifest.devDependencies ?? {}))
      );
    });
    expect(undeclared).toEqual([]);
  });

  if (withoutNode.includes(name)) {
    test('runs in a browser: no imports of Node', () => {
      expect(imports.filter(({ specifier }) => specifier.startsWith('node:'))).toEqual([]);
    });
  }

  if (name === 'core') {
    test('has no dependencies', () => {
      expect([...dependencies, ...optional]).toEqual([]);
      expect(imports.filter(({ typeOnly }) => !typeOnly)).toEqual([]);
    });
  }
});
