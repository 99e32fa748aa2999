import { execFile, execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../release/packages.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const [, ours] = /^npx -y pnpm@(\S+) sweep /m.exec(readme)!;
const isThorough = process.env.S4NN_THOROUGH === '1';
/** Without what a package manager that runs these tests tells its scripts, such as that everything is installed. */
const ownEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^p?npm_/i.test(name)),
);
const folder = mkdtempSync(join(tmpdir(), 's4nn-install-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly printed: string;
}

/** Runs `npx -y pnpm@<version> …` as a machine does that has never run it: nothing is in npm's cache. */
const pnpm = (version: string, args: readonly string[], cwd: string, env: object = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const cache = join(folder, `npm-${version}`);
    const options = { cwd, env: { ...ownEnvironment, npm_config_cache: cache, ...env } };
    const child = execFile('npx', ['-y', `pnpm@${version}`, ...args], options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, printed: stdout + stderr }),
    );
    // An install might ask whether to go on.
    child.stdin?.end();
  });

/** A workspace of one package, with this repository's manifest, settings and build, and what is installed here. */
function smallClone(name: string): string {
  const clone = join(folder, name);
  cpSync(join(root, 'scripts'), join(clone, 'scripts'), { recursive: true });
  for (const file of ['pnpm-workspace.yaml', 'pnpm-lock.yaml', 'turbo.json', 'tsconfig.base.json']) {
    cpSync(join(root, file), join(clone, file));
  }
  const {
    dependencies: _,
    devDependencies: __,
    ...manifest
  } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(clone, 'package.json'), JSON.stringify(manifest));
  mkdirSync(join(clone, 'packages/one'), { recursive: true });
  const one = { name: 'one', version: '1.0.0', scripts: { build: 'node build.js' } };
  writeFileSync(join(clone, 'packages/one/package.json'), JSON.stringify(one));
  const built = "import { mkdirSync } from 'node:fs';\nmkdirSync('dist');\n";
  writeFileSync(join(clone, 'packages/one/build.js'), built);
  mkdirSync(join(clone, 'node_modules'));
  for (const there of ['turbo', '.bin']) {
    symlinkSync(join(root, 'node_modules', there), join(clone, 'node_modules', there));
  }
  return clone;
}

/** Whether pnpm can be had here. */
const registry = (await pnpm(ours!, ['--version'], folder, { npm_config_ignore_scripts: 'true' })).code === 0;
const needs = registry ? '' : ' (skipped: no npm registry can be reached)';
/** The small clone has all it needs. Version 10 reads settings where npm does. */
const noInstall = {
  npm_config_ignore_scripts: 'true',
  npm_config_verify_deps_before_run: 'false',
  pnpm_config_verify_deps_before_run: 'false',
};

test('one version of pnpm everywhere', () => {
  const files = [
    'README.md',
    'CONTRIBUTING.md',
    'docs/many-machines.md',
    'deploy/Dockerfile',
    '.ci/run',
    '.github/workflows/ci.yml',
    'release/package.json',
  ];
  const found = [...files, 'package.json', '.github/workflows/release.yml', 'tests/scaffold.test.ts'].flatMap(
    (file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/pnpm@([\d.]+)|"pnpm",\s*"version": "(.*?)"/g)].map(
        ([, inText, inManifest]) => `${file}: ${inText ?? inManifest}`,
      ),
  );
  expect(new Set(found.map((line) => line.replace(/: .*/, ''))).size).toBe(10);
  expect(found.filter((line) => !line.endsWith(`: ${ours}`))).toEqual([]);
});

/** Those that build as they are, and one for each older major version, which must refuse. The thorough run has all. */
const builds = [ours!, ...(isThorough ? ['10.6.5', '10.34.8'] : [])];
const tooOld = ['9.15.9', ...(isThorough ? ['8.15.9', '10.5.2'] : [])];
// Version 11 needs node:sqlite.
if (isThorough && process.getBuiltinModule('node:sqlite')) builds.push('11.0.4', '11.28.10');

test.skipIf(!registry).each(builds)(
  `npm ignores install scripts, and pnpm %s builds${needs}`,
  async (version) => {
    const clone = smallClone(`clone-${version}`);
    const { code, printed } = await pnpm(version, ['build'], clone, noInstall);
    expect(code, printed).toBe(0);
    expect(existsSync(join(clone, 'packages/one/dist'))).toBe(true);
  },
);

test.skipIf(!registry).each(tooOld)(`pnpm %s refuses at once${needs}`, async (version) => {
  const { code, printed } = await pnpm(version, ['build'], smallClone(`clone-${version}`));
  expect(code).toBe(1);
  expect(printed).toContain(`Expected version: >=10.6\nGot: ${version}`);
});

test.skipIf(!registry || !isThorough)(
  "npm ignores install scripts, and the README's first command runs (S4NN_THOROUGH=1)",
  async () => {
    const clone = join(folder, 'clone');
    execFileSync('git', ['clone', '--quiet', root, clone]);
    const args = ['sweep', 'configs/smoke.json', '--dry-run'];
    const { code, printed } = await pnpm(ours!, args, clone, { npm_config_ignore_scripts: 'true' });
    expect(code, printed).toBe(0);
    expect(printed).toContain('@s4nn/tpe, 6 trials of up to 3 epochs');
    expect(execFileSync('git', ['status', '--short'], { cwd: clone, encoding: 'utf8' })).toBe('');
  },
);

test('without pnpm the build says which command installs, and which builds', () => {
  const clone = smallClone('without-pnpm');
  const path = dirname(process.execPath);
  const build = () =>
    spawnSync(process.execPath, ['scripts/build.js'], {
      cwd: clone,
      encoding: 'utf8',
      env: { PATH: `${path}:/usr/bin:/bin` },
    });
  expect(build()).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`run it from one: npx -y pnpm@${ours} run build`),
  });
  rmSync(join(clone, 'node_modules'), { recursive: true });
  expect(build()).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(
      `Nothing is installed here yet; pnpm does that: npx -y pnpm@${ours} install`,
    ),
  });
});
