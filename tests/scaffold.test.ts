import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { emptyFolder } from '../packages/cli/test/project.js';
import { run } from '../packages/cli/test/run.js';
import { someTests } from './chance.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const packages = join(root, 'packages');
const execute = promisify(execFile);

const kinds = ['dataset', 'encoder', 'pruner'] as const;

/** A config of plugins by their names or paths, for a short sweep. */
const configOf = (named: (kind: (typeof kinds)[number]) => string, patience: number, space: object) => ({
  dataset: { use: named('dataset'), noise: 0.4 },
  encoder: { use: named('encoder'), threshold: 0, duration: 64 },
  backend: '@s4nn/backend-cpu',
  network: {
    layers: [
      { size: 20, threshold: 1, learningRate: 0.1, init: [0, 1] },
      { size: 2, threshold: 5, learningRate: 0.1, init: [0, 1] },
    ],
  },
  training: { epochs: 10, validation: 50, seed: 1 },
  search: { use: '@s4nn/tpe', trials: 5, space },
  pruner: { use: named('pruner'), patience },
});

const oneOf = someTests('scaffold', { all: 2, tried: 1 });

oneOf(
  'packages written into a workspace: their own tests there and at the root, and a sweep with them by path',
  async () => {
    const folder = emptyFolder();
    for (const part of ['packages', 'tests', 'configs']) mkdirSync(join(folder, part));
    const own = ['drawn', 'longest', 'seed', 'skipped'].map((name) => `tests/${name}.ts`);
    for (const file of ['pnpm-workspace.yaml', 'vitest.config.ts', ...own]) {
      cpSync(join(root, file), join(folder, file));
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const kind of kinds) await run('-C', folder, 'new', kind, `my-${kind}`);
    for (const kind of kinds) {
      const { stdout } = await execute('npm', ['test'], { cwd: join(folder, `packages/my-${kind}`) });
      expect(stdout).toMatch(/Test Files .*1 passed.* \(1\)/);
    }
    const { stdout } = await execute('npx', ['vitest', 'run'], { cwd: folder });
    expect(stdout).toMatch(/Test Files .*3 passed.* \(3\)/);
    // Trials of 3 epochs end before the pruner's patience does; others do not learn to tell the clouds apart, and are pruned.
    const space = { '/training/epochs': { choice: [3, 10] } };
    const config = { ...configOf((kind) => `../packages/my-${kind}/index.js`, 4, space), threads: 0 };
    writeFileSync(join(folder, 'configs/mine.json'), JSON.stringify(config));
    const swept = await run('-C', folder, 'sweep', 'configs/mine.json', '--json');
    const { trials } = JSON.parse(swept.stdout);
    expect(trials.failed).toBe(0);
    expect(trials.pruned).toBeGreaterThan(0);
    const listed = await run('-C', folder, 'trials', 'configs/mine.json');
    expect(listed.stdout).toContain('validation.accuracy has not improved for 4 rungs');
  },
);

/** Whether third-party packages can be had here. */
const registry = await execute('npm', ['view', 'commander', 'version']).then(
  () => true,
  () => false,
);

oneOf(
  'packages written outside the workspace, on packed tarballs: their tests, the check, and a sweep',
  async ({ skip }) => {
    if (!registry) skip('no npm registry can be reached');
    const folder = emptyFolder();
    const needed = [...closureOf('cli', 'backend-cpu')];
    const filters = needed.flatMap((name) => ['--filter', `@s4nn/${name}`]);
    const pack = ['-y', 'pnpm@12.21.0', '--recursive', ...filters, 'pack', '--pack-destination', folder];
    await execute('npx', pack, { cwd: root });
    const tarballs = needed.map(
      (name) => readdirSync(folder).find((file) => file.startsWith(`s4nn-${name}-`))!,
    );
    const local = Object.fromEntries(
      needed.map((name, index) => [`@s4nn/${name}`, `file:${tarballs[index]}`]),
    );
    for (const kind of kinds) await run('-C', folder, 'new', kind, `my-${kind}`);
    const written = Object.fromEntries(kinds.map((kind) => [`my-${kind}`, `file:my-${kind}`]));
    const dependencies = { ...local, ...written, vitest: '^4.1.12' };
    const manifest = { private: true, type: 'module', dependencies, overrides: local };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
    await execute('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder });

    const bin = join(folder, 'node_modules/.bin/s4nn');
    for (const name of Object.keys(written)) {
      const tested = await execute('npm', ['test'], { cwd: join(folder, name) });
      expect(tested.stdout).toMatch(/Tests .*passed/);
      const checked = await execute(bin, ['check', name], { cwd: folder });
      expect(checked.stdout).toMatch(/: passes all \d+ contract tests/);
    }
    const space = { '/network/layers/0/threshold': { loguniform: [0.2, 2] } };
    const config = configOf((kind) => `my-${kind}`, 10, space);
    mkdirSync(join(folder, 'configs'));
    writeFileSync(join(folder, 'configs/mine.json'), JSON.stringify(config));
    const swept = await execute(bin, ['sweep', 'configs/mine.json', '--json'], { cwd: folder });
    const { trials, test } = JSON.parse(swept.stdout);
    expect(trials).toEqual({ complete: 5, pruned: 0, failed: 0 });
    expect(test.samples).toBe(100);
    expect(existsSync(join(folder, 'results/mine/weights.npz'))).toBe(true);
  },
  300_000,
);

/** Packages and all of ours that they depend on. */
function closureOf(...names: readonly string[]): ReadonlySet<string> {
  const all = new Set(names);
  for (const name of all) {
    const manifest = JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8'));
    for (const dependency of Object.keys(manifest.dependencies ?? {})) {
      if (dependency.startsWith('@s4nn/')) all.add(dependency.slice('@s4nn/'.length));
    }
  }
  return all;
}
