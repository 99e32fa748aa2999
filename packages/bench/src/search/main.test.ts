import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const main = fileURLToPath(new URL('../../dist/search/main.js', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });

const folder = mkdtempSync(join(tmpdir(), 'suite-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
// A parabola with noise that fails where x > 0.8.
const suite = file(
  'suite.mjs',
  `export const loadProblem = (anchors, name) => ({ name, ...anchors.problems[name], evaluate: ({ x }) =>
     ({ noiseless: (x - 0.3) ** 2, value: x > 0.8 ? null : (x - 0.3) ** 2 }) });`,
);
const space = [{ name: 'x', type: 'float', low: 0, high: 1 }];
const anchors = file(
  'anchors.json',
  JSON.stringify({
    problems: { parabola: { space, fmin: 0, noise_sd: 0.01, R0: 0.1 } },
    results: { perfect: { parabola: { at100: [0, 0] } }, hopeless: { parabola: { at100: [null, 5] } } },
  }),
);

test('a suite of files: the table compares with its anchor runs', () => {
  const { status, stdout, stderr } = run('--suite', suite, '--anchors', anchors, '--seeds', '3');
  expect(status, stderr).toBe(0);
  const lines = stdout.split('\n');
  expect(lines[0]).toMatch(/^normalised regret +tpe +perfect +hopeless$/);
  expect(lines[1]).toMatch(/^parabola +\d\S+ +0\.00 +Infinity$/);
  expect(stdout).toMatch(/P\(tpe better\) +0\.000 +1\.000\n/);
  expect(stdout).toMatch(/tpe: failed evaluations up to [\d.]+ \(parabola\), duplicates none/);
  expect(stderr).toContain('parabola: tpe (0 %)');
});

test('--json prints scores and runs, the same each time but for the clock', () => {
  const once = () => {
    const { stdout } = run('--suite', suite, '--anchors', anchors, '--seeds', '2', '--json');
    const { scores, runs } = JSON.parse(stdout);
    return { scores, curves: runs.tpe.map(({ curve }: { curve: number[] }) => curve) };
  };
  const first = once();
  expect(first.curves).toHaveLength(2);
  expect(first.curves[0]).not.toEqual(first.curves[1]);
  expect(once()).toEqual(first);
});

test('--help has examples', () => {
  const { status, stdout } = run('--help');
  expect(status).toBe(0);
  expect(stdout).toContain('Examples:\n  pnpm bench:search\n');
});

test.each([
  [['--quick'], "unknown option '--quick'"],
  [['--seeds', '0'], 'Expected 1 or more.'],
  [['--search', 'magic'], "'magic' is invalid. Allowed choices are tpe, "],
  [['--suite', suite], '--suite and --anchors go together'],
  [['--suite', suite, '--anchors', suite], 'Expected a JSON file.'],
  [['--suite', suite, '--anchors', file('other.json', '{}')], 'found no "problems" and "results"'],
  [['--suite', join(folder, 'none.mjs'), '--anchors', anchors], 'none.mjs'],
  [['--suite', file('empty.mjs', ''), '--anchors', anchors], 'exports "loadProblem(anchors, name)"'],
])('%j exits with code 2 and one line', (args, message) => {
  const { status, stdout, stderr } = run(...args);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
