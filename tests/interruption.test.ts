import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { recordsIn, sweepNew } from './here.js';
import { projectWith, s4nn, start, untilPrinted } from './process.js';
import { someMnist, someMnistSpace, someYinYang } from './small-sweeps.js';

/** A sweep over MNIST whose trials take minutes. */
const long = {
  ...someMnist,
  training: { epochs: 1000, validation: 500, seed: 3 },
  search: {
    trials: 6,
    space: someMnistSpace,
  },
  pruner: 'none',
};

test.each([2, 0])(
  'Ctrl-C stops after the running epochs; the same command resumes: %d threads',
  async (threads) => {
    const { folder, config } = projectWith('small', long);
    const run = start('sweep', config, '--threads', String(threads));
    await untilPrinted(run, threads === 0 ? /trial 0 starts/ : /trial 1 starts/);
    // Until its first epoch is in a checkpoint.
    const checkpoint = join(folder, 'sweeps/small.checkpoints/trial-0');
    while (!existsSync(checkpoint)) await new Promise((resolve) => setTimeout(resolve, 20));
    run.child.kill('SIGINT');
    const { code, stderr } = await run.ended;
    expect(stderr).toContain(
      'stopped; run the same command to resume: finished trials are kept, running ones continue from their last epoch',
    );
    expect(code).toBe(130);
    // The first trials of all virtual workers were suggested.
    expect(recordsIn(folder, 'small').filter(({ op_code }) => op_code === 4)).toHaveLength(4);
    expect(readdirSync(join(folder, 'sweeps/small.checkpoints'))).toContain('trial-0');
    expect(recordsIn(folder, 'small').filter(({ op_code }) => op_code === 6)).toHaveLength(0);
    expect(existsSync(join(folder, 'results'))).toBe(false);
  },
);

test('Ctrl-C stops a verification that runs the sweep again, and leaves nothing', async () => {
  const { folder, config } = await sweepNew('small', {
    ...someYinYang,
    training: { epochs: 80, validation: 50 },
    search: { trials: 4, space: { '/network/layers/0/learningRate': { uniform: [0.01, 0.5] } } },
  });
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  vi.stubEnv('TMPDIR', temporary);
  const run = start('verify', config, '--run', '--threads', '0');
  vi.unstubAllEnvs();
  await untilPrinted(run, /trial 0 starts/);
  run.child.kill('SIGINT');
  const { code, stdout, stderr } = await run.ended;
  expect([code, stdout]).toEqual([130, '']);
  expect(stderr).toMatch(/\nstopped; the log was not compared to its end\n$/);
  expect(readdirSync(temporary)).toEqual([]);
});

test('a seed that fails stops the others: the command ends with the error', async () => {
  const { folder, config } = projectWith('long', {
    ...someYinYang,
    training: { epochs: 1_000_000, validation: 50 },
  });
  mkdirSync(join(folder, 'sweeps'));
  writeFileSync(join(folder, 'sweeps/long-seed-2.lock'), 'what nobody knows\n');
  const { code, stdout, stderr } = await s4nn('repeat', config, '--seeds', '2', '--threads', '2');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^error: \S+long-seed-2\.lock: found a file that does not name a process.*\n$/);
  expect(readdirSync(join(folder, 'sweeps'))).not.toContain('long-seed-1.lock');
});
