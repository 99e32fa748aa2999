import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('../../dist/pages/main.js', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
const hasBrowser = ['chromium', 'chromium-browser', 'google-chrome'].some((name) =>
  existsSync(`/usr/bin/${name}`),
);

test.skipIf(!hasBrowser)('--json prints what each page costs on stdout, and progress on stderr', () => {
  const { status, stdout, stderr } = run('--trials', '20', '60', '--json');
  expect(status, stderr).toBe(0);
  const costs = JSON.parse(stdout);
  expect(costs.map(({ trials }: { trials: number }) => trials)).toEqual([20, 60]);
  for (const cost of costs) {
    for (const [name, value] of Object.entries(cost)) {
      if (name !== 'longestTask') expect(value, name).toBeGreaterThan(0);
    }
    expect(cost.nodesOfAll).toBeGreaterThan(cost.nodes);
  }
  expect(stderr).toMatch(/^20 trials \(0 %\)\n60 trials \(25 %, about \d+ s left\)\n$/);
});

test.each([
  [['--trials', 'many'], "argument 'many' is invalid. Expected 1 or more."],
  [['--browser', '/nowhere'], 'found no browser at /nowhere; name one: --browser FILE'],
])('%j exits with code 2 and one line', (args, message) => {
  const { status, stdout, stderr } = run(...args);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
