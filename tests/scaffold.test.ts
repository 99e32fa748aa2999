import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { emptyFolder } from '../packages/cli/test/project.js';
import { run } from '../packages/cli/test/run.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const packages = join(root, 'packages');
const execute = promisify(execFile);

/** Whether third-party packages can be had here. */
const registry = await execute('npm', ['view', 'commander', 'version']).then(
  () => true,
  () => false,
);

test.skipIf(!registry)(
  `packages written outside the workspace, on packed tarballs: their tests, the check, and a sweep${registry ? '' : ' (skipped: no npm registry can be reached)'}`,
  { timeout: 300_000 },
  async () => {
    const folder = emptyFolder();
    const needed = ['core', 'report', 'tpe', 'sweep', 'cli', 'backend-cpu'];
    const tarballs: string[] = [];
    for (const name of needed) {
      await execute('npx', ['-y', 'pnpm@12.21.0', 'pack', '--pack-destination', folder], {
        cwd: join(packages, name),
      });
      tarballs.push(readdirSync(folder).find((file) => file.startsWith(`s4nn-${name}-`))!);
    }
    const local = Object.fromEntries(
      needed.map((name, index) => [`@s4nn/${name}`, `file:${tarballs[index]}`]),
    );
    await run('-C', folder, 'new', 'dataset', 'my-data');
    await run('-C', folder, 'new', 'encoder', 'my-encoder');
    const dependencies = {
      ...local,
      'my-data': 'file:my-data',
      'my-encoder': 'file:my-encoder',
      vitest: '^4.1.12',
    };
    const manifest = { private: true, type: 'module', dependencies, overrides: local };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
    await execute('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder });

    const bin = join(folder, 'node_modules/.bin/s4nn');
    for (const name of ['my-data', 'my-encoder']) {
      const tested = await execute('npm', ['test'], { cwd: join(folder, name) });
      expect(tested.stdout).toMatch(/Tests .*passed/);
      const checked = await execute(bin, ['check', name], { cwd: folder });
      expect(checked.stdout).toMatch(/: passes all \d+ contract tests/);
    }
    const config = {
      dataset: { use: 'my-data', noise: 0.4 },
      encoder: { use: 'my-encoder', threshold: 0, duration: 64 },
      backend: '@s4nn/backend-cpu',
      network: {
        layers: [
          { size: 20, threshold: 1, learningRate: 0.1, init: [0, 1] },
          { size: 2, threshold: 5, learningRate: 0.1, init: [0, 1] },
        ],
      },
      training: { epochs: 10, validation: 50, seed: 1 },
      search: {
        use: '@s4nn/tpe',
        trials: 5,
        space: { '/network/layers/0/threshold': { loguniform: [0.2, 2] } },
      },
    };
    mkdirSync(join(folder, 'configs'));
    writeFileSync(join(folder, 'configs/mine.json'), JSON.stringify(config));
    const swept = await execute(bin, ['sweep', 'configs/mine.json', '--json'], { cwd: folder });
    const { trials, test } = JSON.parse(swept.stdout);
    expect(trials).toEqual({ complete: 5, pruned: 0, failed: 0 });
    expect(test.samples).toBe(100);
    expect(existsSync(join(folder, 'results/mine/weights.npz'))).toBe(true);
  },
);
