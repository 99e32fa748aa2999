import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InputError, type Kind } from '@s4nn/core';
import { afterAll, expect, test, vi } from 'vitest';
import { packages, project } from '../../testdata/project.js';
import { published } from '../built-ins.js';
import { home, homeOf } from './home.js';
import { installedPlugins } from './installed-plugins.js';
import { meantPlugin } from './meant.js';
import { projectOf } from './package.js';
import { resolveFrom } from './resolve.js';

const folder = project({
  ...packages,
  'package.json': '{ "dependencies": { "@lab/dots": "1", "fast-backend": "1" } }',
  'plain.csv': '',
  'mine.js': '',
  'pictures/cat/1.png': '',
  'tables/b.csv': '',
  'tables/notes.md': '',
  'digits/train-images-idx3-ubyte.gz': '',
  'my-plugin/package.json': '{}',
  'my-plugin/index.js': '',
});

const messageOf = (specifier: string, kind?: Kind): string => {
  try {
    return resolveFrom(specifier, folder, kind);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message.replaceAll(folder, '~');
  }
};

test('our plugins are known by kind, all of them', async () => {
  const { plugins } = await installedPlugins(projectOf(home));
  const byKind: Record<string, string[]> = {};
  for (const [specifier, { kind }] of plugins) byKind[kind] = [...(byKind[kind] ?? []), specifier];
  const sorted = Object.entries(published).map(([kind, names]) => [kind, names.toSorted()]);
  const expected = Object.entries(byKind).map(([kind, names]) => [kind, names.toSorted()]);
  expect(sorted.toSorted()).toEqual(expected.toSorted());
});

test.each<[Kind | undefined, string, string]>([
  ['encoder', 'latency', '@s4nn/encoders/latency'],
  ['encoder', 'Latency', '@s4nn/encoders/latency'],
  ['encoder', 'latncy', '@s4nn/encoders/latency'],
  ['backend', 'cpu', '@s4nn/backend-cpu'],
  ['backend', 'gpu', '@s4nn/backend-gpu'],
  ['backend', 'wasm', '@s4nn/backend-cpu/wasm'],
  ['backend', 'faster', 'fast-backend'],
  ['dataset', 'mnist', '@s4nn/dataset-mnist'],
  ['dataset', 'dots', '@lab/dots'],
  ['dataset', 'yinyang', '@s4nn/dataset-yin-yang'],
  ['search', 'tpe', '@s4nn/tpe'],
  ['search', 'random', '@s4nn/tpe/random'],
  ['pruner', 'asha', '@s4nn/pruners/asha'],
  [undefined, 'latency', '@s4nn/encoders/latency'],
])('for %s, the word "%s" may mean "%s", and nothing is installed', (kind, word, meant) => {
  const what = kind === undefined ? 'a plugin' : `${kind === 'encoder' ? 'an' : 'a'} ${kind}`;
  expect(messageOf(word, kind)).toBe(
    `found "${word}", expected the module of ${what}; did you mean "${meant}"?`,
  );
});

test.each<[Kind, string, string]>([
  ['dataset', '@s4nn/dataset-cvs', '@s4nn/dataset-csv'],
  ['dataset', '@s4n/dataset-csv', '@s4nn/dataset-csv'],
  ['dataset', 'dataset-csv', '@s4nn/dataset-csv'],
  ['dataset', 's4nn-dataset-csv', '@s4nn/dataset-csv'],
  ['dataset', 'yin-yang', '@s4nn/dataset-yin-yang'],
  ['dataset', '@lab/dot', '@lab/dots'],
  ['encoder', 's4nn/encoders/latency', '@s4nn/encoders/latency'],
  ['encoder', '@s4nn/latency', '@s4nn/encoders/latency'],
  ['encoder', '@s4nn/encoder/latency', '@s4nn/encoders/latency'],
  ['encoder', 'log-latncy', '@s4nn/encoders/log-latency'],
  ['backend', '@s4nn/backend-cup', '@s4nn/backend-cpu'],
])('for %s, "%s" may mean "%s", and nothing is installed', (kind, name, meant) => {
  expect(messageOf(name, kind)).toBe(`"${name}" is not installed; did you mean "${meant}"?`);
});

test.each([
  'mnist-images',
  '@acme/dataset-csv',
  '@acme/latency',
  's4nn-birds',
  '@s4nn/dataset-birds',
  'my-dataset-csv',
])('%s may be a package of somebody', (name) => {
  const cure = `run \`pnpm add ${name}\` (or npm install) in ~`;
  expect(messageOf(name, 'dataset')).toBe(`"${name}" is not installed; ${cure}`);
});

test.each(['iris', 'birds', 'models/birds', '@s4nn', 'a b', '~/birds.js', 'latency'])(
  'the word %s is no package to install',
  (word) => {
    const names = published.dataset.map((name) => `"${name}"`).join(', ');
    expect(messageOf(word, 'dataset')).toBe(`found "${word}", expected ${names} or the module of a dataset`);
  },
);

const csv = (file: string) => `{ "use": "@s4nn/dataset-csv", "file": "${file}" }`;
const mnist = (path: string) => `{ "use": "@s4nn/dataset-mnist", "folder": "${path}" }`;
const images = (path: string) => `{ "use": "@s4nn/dataset-folder", "folder": "${path}" }`;
test.each<[string, found: string, use: string]>([
  ['plain.csv', 'a file of data', csv('plain.csv')],
  ['./none.tsv', 'a file of data', csv('./none.tsv')],
  ['../data/a.csv.gz', 'a file of data', csv('../data/a.csv.gz')],
  ['data\\a.csv', 'a file of data', csv('data/a.csv')],
  ['C:\new\table.csv', 'a file of data', csv('C:/new/table.csv')],
  ['/data/mnist.npz', 'a file of data', mnist('/data/mnist.npz')],
  ['mnist/train-images-idx3-ubyte', 'a file of data', mnist('mnist')],
  ['pets/cat/1.jpeg', 'an image', images('pets')],
  ['pictures', 'a folder', images('pictures')],
  ['./pictures', 'a folder', images('./pictures')],
  ['tables', 'a folder of data', csv('tables/b.csv')],
  ['digits', 'a folder of data', mnist('digits')],
])('for a dataset, %j is data', (name, found, use) => {
  expect(messageOf(name, 'dataset')).toBe(
    `found ${JSON.stringify(name)}, ${found}, expected the module of a dataset that reads it: ${use}`,
  );
});

test('what is no module is said', () => {
  expect(messageOf('https://x.org/a.csv?raw=1', 'dataset')).toMatch(
    /^found "https:.*", an address on the web, expected .* once it is downloaded: \{ "use": "@s4nn\/dataset-csv"/,
  );
  expect(messageOf('mine.js', 'dataset')).toBe(
    'found "mine.js", expected a package or the path of a module; did you mean "./mine.js"?',
  );
  const cure = 'expected a module; name the file in it, such as index.js';
  expect(messageOf('./my-plugin', 'dataset')).toBe(`"./my-plugin" is a folder, ${cure}`);
  expect(messageOf('./pictures', 'encoder')).toBe(`"./pictures" is a folder, ${cure}`);
});

test("a name of another scope is none of ours, and a longer name is another's", () => {
  expect(meantPlugin('@lab/latency', ['@s4nn/encoders/latency'])).toBeUndefined();
  expect(meantPlugin('better-latency', ['@s4nn/encoders/latency'])).toBeUndefined();
  expect(meantPlugin('', ['@s4nn/encoders/latency'])).toBeUndefined();
});

test("plugins beside the command are found from anywhere, after the project's own and those of the working directory", () => {
  const own = { 'package.json': '{ "type": "module" }', 'index.js': '' };
  const copy = (within: string) =>
    Object.fromEntries(
      Object.entries(own).map(([name, text]) => [`${within}node_modules/@s4nn/dataset-csv/${name}`, text]),
    );
  const [with_, without] = [project(copy('')), project({ 'a.json': '' })];
  const urlIn = (at: string) => pathToFileURL(join(at, 'node_modules/@s4nn/dataset-csv/index.js')).href;
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(without);
  try {
    expect(resolveFrom('@s4nn/dataset-csv', with_)).toBe(urlIn(with_));
    expect(resolveFrom('@s4nn/dataset-csv', without)).toBe(
      pathToFileURL(join(home, 'packages/dataset-csv/dist/index.js')).href,
    );
    cwd.mockReturnValue(with_);
    expect(resolveFrom('@s4nn/dataset-csv', without)).toBe(urlIn(with_));
  } finally {
    cwd.mockRestore();
  }
});

const made = mkdtempSync(join(tmpdir(), 's4nn-home-'));
afterAll(() => rmSync(made, { recursive: true }));
test('the home of a command is the project that it is installed in, the place of global packages, or its workspace', () => {
  const within = 'node_modules/.pnpm/@s4nn+config@1/node_modules/@s4nn/config/dist/plugins/';
  expect(homeOf(`/home/lin/birds/${within}`)).toBe('/home/lin/birds');
  expect(homeOf('/usr/lib/node_modules/@s4nn/cli/node_modules/@s4nn/config/dist/plugins/')).toBe('/usr/lib');
  expect(homeOf('/node_modules/@s4nn/config/dist/plugins/')).toBe('/');
  expect(homeOf('C:\\birds\\node_modules\\@s4nn\\config\\dist\\plugins\\')).toBe('C:\\birds');
  const inner = join(made, 'packages/config/dist/plugins');
  mkdirSync(inner, { recursive: true });
  expect(homeOf(inner)).toBe(inner);
  writeFileSync(join(made, 'pnpm-workspace.yaml'), '');
  expect(homeOf(inner)).toBe(made);
});
