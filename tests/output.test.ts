import { execFile } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { projectWith, s4nn, start, untilPrinted } from './process.js';
import { someYinYang } from './small-sweeps.js';

const config = {
  ...someYinYang,
  training: { epochs: 3, validation: 50, seed: 1 },
  search: { trials: 3, space: { '/network/layers/0/learningRate': { uniform: [0.01, 0.5] } } },
};
const main = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));
const full = existsSync('/dev/full');

test.skipIf(!full)('what cannot be printed is said, with exit code 2 (needs /dev/full)', async () => {
  const project = projectWith('small', config);
  await s4nn('sweep', project.config);
  for (const command of ['--help', 'trials small', 'export small --to jsonl', 'best small --json']) {
    const shell = `"${process.execPath}" "${main}" -C "${project.folder}" ${command} > /dev/full`;
    const failed = await promisify(execFile)('sh', ['-c', shell]).catch((error) => error);
    expect([failed.code, failed.stderr], command).toEqual([
      2,
      'stdout: cannot be written (ENOSPC: no space left on device, write)\n',
    ]);
  }
});

test('--fresh removes what the sweep wrote, and nothing else', async () => {
  const { folder, config: file } = projectWith('small', config);
  await s4nn('sweep', file);
  const results = join(folder, 'results/small');
  const written = readdirSync(results).sort();
  writeFileSync(join(results, 'notes.txt'), 'mine');
  writeFileSync(join(results, 'trials.csv'), 'spoiled');
  const { code } = await s4nn('sweep', file, '--fresh', '--set', '/search/keep=0');
  expect(code).toBe(0);
  expect(readdirSync(results).sort()).toEqual(
    [...written, 'notes.txt'].filter((name) => name !== 'trials').sort(),
  );
});

test('results of which one is missing are written again', async () => {
  const { folder, config: file } = projectWith('small', config);
  await s4nn('sweep', file);
  const weights = join(folder, 'results/small/weights.npz');
  rmSync(weights);
  const again = await s4nn('sweep', file);
  expect([again.code, existsSync(weights)]).toEqual([0, true]);
  expect((await s4nn('sweep', file)).stdout).toContain('This sweep was complete');
});

test('a dry run is refused as the sweep would be while another process runs it', async () => {
  const { config: file } = projectWith('small', {
    ...config,
    training: { ...config.training, epochs: 100000 },
  });
  const running = start('sweep', file, '--threads', '1');
  await untilPrinted(running, /trial 0 starts/);
  const dry = await s4nn('sweep', file, '--dry-run');
  expect([dry.code, dry.stdout]).toEqual([2, '']);
  expect(dry.stderr).toContain(`found that process ${running.child.pid} on`);
  running.child.kill('SIGHUP');
  const { code, stderr } = await running.ended;
  expect(code).toBe(130);
  expect(stderr).toContain('the same command goes on');
});

test('a sweep that ended early says why', async () => {
  const { folder, config: file } = projectWith('small', {
    ...config,
    search: { ...config.search, patience: 1, trials: 50 },
  });
  const { stdout } = await s4nn('sweep', file);
  expect(stdout).toContain('ended early: as many epochs as /search/patience allows brought nothing better');
  expect((await s4nn('-C', folder, 'status', 'small')).stdout).toContain('ended early: as many epochs');
});

test('run by pnpm, help and hints name commands as they are given there', async () => {
  const { config: file } = projectWith('small', config);
  const hints = async () => [
    (await s4nn('paper', '--help')).stdout,
    (await s4nn('importance', file)).stderr +
      (await s4nn('eval', 'results/iris/a.json', '--weights', 'w')).stderr,
    (await s4nn('statsu')).stderr,
  ];
  vi.stubEnv('npm_lifecycle_event', 'test');
  for (const text of await hints()) expect(text).not.toContain('pnpm s4nn');
  vi.stubEnv('npm_lifecycle_event', 's4nn');
  vi.stubEnv('npm_config_user_agent', 'pnpm/12.21.0 npm/? node/v20.20.0 linux x64');
  const [help, hint, mistake] = await hints();
  expect(help).toContain('Usage: pnpm s4nn paper [options]');
  expect(help).toContain('\n  pnpm s4nn paper accuracy\n');
  expect(hint).toContain('run `pnpm s4nn sweep configs/iris.json` first');
  expect(mistake).toContain('(pnpm s4nn --help lists the commands)');
  vi.unstubAllEnvs();
});
