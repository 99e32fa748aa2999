import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordsIn } from './here.js';
import { projectWith, start, untilPrinted } from './process.js';
import { someMnist, someMnistSpace } from './small-sweeps.js';

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
