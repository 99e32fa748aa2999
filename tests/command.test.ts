import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { fixture } from '../packages/cli/test/project.js';
import { run } from '../packages/cli/test/run.js';
import { sweepNew } from './here.js';
import { projectWith, s4nn } from './process.js';
import { someYinYang } from './small-sweeps.js';

/** Tests of commands within one process do not show that a separate process does the same and exits with the same code. */
const config = {
  ...someYinYang,
  training: { epochs: 2, validation: 50, seed: 1 },
  search: { trials: 3, space: { '/network/layers/0/learningRate': { uniform: [0.01, 0.5] } } },
};

let done: Awaited<ReturnType<typeof sweepNew>>;
beforeAll(async () => {
  done = await sweepNew('small', config);
});

/** Runs a command as a separate process and in this one, and returns both results. */
async function twice(...args: string[]) {
  const { signal, ...ended } = await s4nn(...args);
  expect(signal).toBeNull();
  expect(ended).toEqual(await run(...args));
  return ended;
}

test('a command that reads a sweep exits with code 0', async () => {
  const { code, stdout } = await twice('-C', done.folder, 'status', 'small');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^small: 3 of 3 trials ended/);
});

test('a command that runs a sweep writes it, and prints its summary to stdout', async () => {
  const { folder, config: file } = projectWith('small', config);
  const { code, stdout, stderr } = await s4nn('sweep', file, '--json');
  expect(code, stderr).toBe(0);
  const { seconds: _, ...summary } = JSON.parse(stdout);
  const { seconds: __, ...expected } = done.summary;
  expect(summary).toEqual(expected);
  const weights = (project: string) => readFileSync(join(project, 'results/small/weights.npz'));
  expect(weights(folder)).toEqual(weights(done.folder));
});

test('a command about weights writes its page', async () => {
  const page = join(done.folder, 'eval.html');
  const weights = join(done.folder, 'results/small/weights.npz');
  const { code, stderr } = await twice('eval', done.config, '--weights', weights, '--html', page);
  expect([code, stderr]).toEqual([0, `written to ${page}\n`]);
  expect(readFileSync(page, 'utf8')).toContain('</html>');
});

test.each([
  ['commander finds', ['sweeep']],
  ['we find', ['status', 'lost']],
])('a mistake that %s exits with code 2', async (_, args) => {
  const { code, stdout } = await twice(...args);
  expect([code, stdout]).toEqual([2, '']);
});

test('a check of a plugin that breaks its contract exits with code 1', async () => {
  const { code, stdout } = await twice('check', fixture('bad-dataset.js'));
  expect(code).toBe(1);
  expect(stdout).toContain('✗ ');
});
