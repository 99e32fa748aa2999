import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('../../dist/engine/main.js', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });

test('--json has the figures of each search, from sweeps that ran, were read and were resumed', () => {
  const { status, stdout, stderr } = run('--trials', '20', '--json');
  expect(status, stderr).toBe(0);
  const costs = JSON.parse(stdout);
  expect(costs.map(({ search }: { search: string }) => search)).toEqual(['@s4nn/tpe/random', '@s4nn/tpe']);
  for (const { trials, milliseconds, epochMilliseconds, heap, records, opens, resumes } of costs) {
    expect(trials).toBe(20);
    expect(milliseconds).toHaveLength(10);
    expect(epochMilliseconds).toHaveLength(10);
    for (const figure of [...milliseconds, ...epochMilliseconds, ...heap, opens, resumes])
      expect(figure).toBeGreaterThan(0);
    // Each trial begins, has two parameters, a cost, a suggestion, an epoch of two records, and ends.
    expect(records).toBeGreaterThan(20 * 8);
  }
});

test('--help has examples', () => {
  const { status, stdout } = run('--help');
  expect(status).toBe(0);
  expect(stdout).toContain('Examples:\n  pnpm bench:engine\n');
});
