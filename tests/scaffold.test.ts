import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { s4nn } from './process.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const packages = join(root, 'packages');
const run = promisify(execFile);
const emptyFolder = () => realpathSync(mkdtempSync(join(tmpdir(), 's4nn-new-')));

describe('s4nn new', () => {
  test('writes a package into the folder packages of a workspace, or beside', async () => {
    const folder = emptyFolder();
    const beside = await s4nn('-C', folder, 'new', 'dataset', '@me/my-data');
    expect([beside.code, beside.stderr]).toEqual([0, '']);
    expect(beside.stdout).toContain('my-data is there. Next:');
    const files = ['README.md', 'index.js', 'index.test.js', 'package.json'];
    expect(readdirSync(join(folder, 'my-data')).sort()).toEqual(files);
    writeFileSync(join(folder, 'pnpm-workspace.yaml'), '');
    mkdirSync(join(folder, 'packages'));
    const within = await s4nn('-C', folder, 'new', 'encoder', 'my-encoder');
    expect(within.stdout).toContain('packages/my-encoder is there. Next:');
    expect(readdirSync(join(folder, 'packages/my-encoder')).sort()).toEqual(files);
    expect(readdirSync(join(folder, 'packages'))).toEqual(['my-encoder']);
    for (const [path, name] of [
      ['my-data', '@me/my-data'],
      ['packages/my-encoder', 'my-encoder'],
    ] as const) {
      const texts = files.map((file) => readFileSync(join(folder, path, file), 'utf8'));
      expect(texts[0]).toContain(`# ${name}\n`);
      expect(JSON.parse(texts[3]!).name).toBe(name);
      expect(texts.join('\n')).not.toMatch(/%[A-Z]+%|NAME/);
    }
  });

  test('refuses what is there, and names that npm does not allow, and writes nothing', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'taken'), '');
    for (const name of ['taken', 'My-Data', '../up', '', '.hidden', '@me', '@me/', 'a b']) {
      const { code, stderr } = await s4nn('-C', folder, 'new', 'dataset', name);
      expect([code, stderr.trimEnd().split('\n')].flat()).toHaveLength(2);
      expect(code, name).toBe(2);
    }
    expect(readdirSync(folder)).toEqual(['taken']);
    expect((await s4nn('-C', folder, 'new', 'backend', 'x')).code).toBe(2);
  });
});

describe('s4nn check', () => {
  test('says of our own plugins of each kind that they keep their promises', async () => {
    for (const plugin of [
      'examples/xor.js',
      '@s4nn/encoders/latency',
      '@s4nn/tpe',
      '@s4nn/tpe/grid',
      '@s4nn/tpe/quasi-random',
    ]) {
      const { code, stdout } = await s4nn('check', plugin);
      expect(code, stdout).toBe(0);
      expect(stdout).toMatch(/: keeps all \d+ promises\n$/);
    }
    const small = await s4nn(
      'check',
      '@s4nn/dataset-mnist',
      '--options',
      '{ "train": 200, "test": 50 }',
      '--json',
    );
    expect(small.code).toBe(0);
    const { kind, checks } = JSON.parse(small.stdout);
    expect(kind).toBe('dataset');
    expect(checks).toContainEqual({ name: 'another thread gives the same data', failure: null });
  });

  test('says which promises are not kept, with 1, and mistakes with 2', async () => {
    const folder = emptyFolder();
    const source = `export default { kind: 'dataset', options: { type: 'object', additionalProperties: false, properties: {} },
      create: () => { const values = Float32Array.from({ length: 4 }, Math.random); return {
        classes: ['a'], train: { values, range: [0, 1], shape: [2], labels: new Uint16Array(2) },
        test: { values: values.slice(), range: [0, 1], shape: [2], labels: new Uint16Array(2) } }; } };`;
    writeFileSync(join(folder, 'leaky.mjs'), source);
    const { code, stdout } = await s4nn('-C', folder, 'check', './leaky.mjs');
    expect(code).toBe(1);
    expect(stdout).toContain(
      '✗ test samples are not training samples, beyond what repeats anyway\n    test: found 100 %',
    );
    expect(stdout).toContain(
      '✗ creating it twice gives the same data\n    train: found other values the second time',
    );
    expect(stdout).toContain('✗ another thread gives the same data');
    expect(stdout).toMatch(/does not keep 3 of \d+ promises\n$/);
    for (const args of [
      ['./none.js'],
      ['not-installed'],
      ['./leaky.mjs', '--options', '[]'],
      ['./leaky.mjs', '--options', '{ "seed": 1 }'],
    ]) {
      const mistake = await s4nn('-C', folder, 'check', ...args);
      expect([mistake.code, mistake.stdout], args.join(' ')).toEqual([2, '']);
    }
  });
});

/** Whether third-party packages can be had here. */
const registry = await run('npm', ['view', 'commander', 'version']).then(
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
      await run('npx', ['-y', 'pnpm@12.21.0', 'pack', '--pack-destination', folder], {
        cwd: join(packages, name),
      });
      tarballs.push(readdirSync(folder).find((file) => file.startsWith(`s4nn-${name}-`))!);
    }
    const local = Object.fromEntries(
      needed.map((name, index) => [`@s4nn/${name}`, `file:${tarballs[index]}`]),
    );
    await s4nn('-C', folder, 'new', 'dataset', 'my-data');
    await s4nn('-C', folder, 'new', 'encoder', 'my-encoder');
    const dependencies = {
      ...local,
      'my-data': 'file:my-data',
      'my-encoder': 'file:my-encoder',
      vitest: '^4.1.12',
    };
    const manifest = { private: true, type: 'module', dependencies, overrides: local };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
    await run('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder });

    const bin = join(folder, 'node_modules/.bin/s4nn');
    for (const name of ['my-data', 'my-encoder']) {
      const tested = await run('npm', ['test'], { cwd: join(folder, name) });
      expect(tested.stdout).toMatch(/Tests .*passed/);
      const checked = await run(bin, ['check', name], { cwd: folder });
      expect(checked.stdout).toMatch(/: keeps all \d+ promises/);
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
    const swept = await run(bin, ['sweep', 'configs/mine.json', '--json'], { cwd: folder });
    const { trials, test } = JSON.parse(swept.stdout);
    expect(trials).toEqual({ complete: 5, pruned: 0, failed: 0 });
    expect(test.samples).toBe(100);
    expect(existsSync(join(folder, 'results/mine/weights.npz'))).toBe(true);
  },
);
