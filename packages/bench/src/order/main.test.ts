import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { workRate } from './work-rate.js';

const main = fileURLToPath(new URL('../../dist/order/main.js', import.meta.url));

/** Of MNIST. */
const some = {
  '/dataset': { use: '@s4nn/dataset-mnist', train: 2000, test: 100 },
  '/training/validation': 500,
};

test('both orders train, and the rate is a number of them', async () => {
  for (const mode of ['reproducible', 'async'] as const) {
    expect(await workRate(mode, 'none', 1, { trials: 1, epochs: 1, threads: 0, set: some })).toBeGreaterThan(
      0,
    );
  }
});

test('--help has examples', () => {
  const { status, stdout } = spawnSync(process.execPath, [main, '--help'], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toContain('Examples:\n  pnpm bench:order\n');
});
