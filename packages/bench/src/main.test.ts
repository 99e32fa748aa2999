import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });

test('--json prints one array of rows on stdout and progress on stderr', () => {
  const options = ['--quick', '--network', '40000-4-2', '--backend', 'wasm', 'typescript', '--json'];
  const { status, stdout, stderr } = run(...options);
  expect(status, stderr).toBe(0);
  const rows = JSON.parse(stdout);
  expect(rows).toHaveLength(8);
  expect(Object.keys(rows[0])).toEqual(
    expect.arrayContaining(['backend', 'network', 'work', 'phase', 'microsecondsPerSample']),
  );
  expect(rows[0]).toMatchObject({ backend: 'wasm', work: 'infer', phase: 'early', timesNumpy: null });
  expect(stderr).toContain('Node v');
  expect(stderr).toMatch(/40000-4-2: train, late \(\d+ %, about \d+ s left\)/);
});

test('--help has examples', () => {
  const { status, stdout } = run('--help');
  expect(status).toBe(0);
  expect(stdout).toContain('Examples:\n  pnpm bench\n');
});

test.each([
  [['--sneed'], "unknown option '--sneed'"],
  [['--network', '1-2'], "'1-2' is invalid. Allowed choices are 784-400-10, "],
  [['--backend', 'cuda'], "'cuda' is invalid. Allowed choices are wasm, "],
  [['fast'], 'too many arguments'],
])('%j exits with code 2 and one line', (args, message) => {
  const { status, stdout, stderr } = run(...args);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
