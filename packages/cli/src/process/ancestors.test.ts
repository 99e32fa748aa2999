import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ancestors, isPackageManager, isShellCommand, processOf } from './ancestors.js';

const named = (name: string, ...args: string[]) => ({
  ...{ pid: 2, parent: 1, session: 1, ignoresHangup: false },
  name,
  args,
});

test.each([
  named('pnpm', '/home/me/My Tools/pnpm', 'sweep', 'a.json'),
  named('npm exec s4nn s', 'npm exec s4nn sweep a.json'),
  named('npm run sweep', 'npm run sweep'),
  named('node', 'node', '/usr/lib/node_modules/corepack/dist/pnpm.js', 'sweep'),
  named('MainThread', '/usr/bin/node', '--no-warnings', '/usr/bin/npx', 's4nn'),
  named('node', 'node', '/opt/yarn.js', 'sweep'),
  named('bun', 'bun', 'run', 'sweep'),
])('a package manager: $name $args', (process) => {
  expect(isPackageManager(process)).toBe(true);
});

test.each([
  named('bash', '-bash'),
  named('vim', 'vim', 'pnpm.md'),
  named('node', 'node', 'turbo.js', 'npm'),
  named('node', 'node'),
  named('npmrc-watch', 'npmrc-watch'),
  named('sh', 'sh', '-c', "'pnpm' sweep"),
])('no package manager: $name $args', (process) => {
  expect(isPackageManager(process)).toBe(false);
});

test.each<[boolean, ...string[]]>([
  [true, 'sh', '-c', 's4nn sweep a.json'],
  [true, '/bin/bash', '-ec', 's4nn sweep a.json'],
  [false, '-bash'],
  [false, 'bash', 'run.sh'],
  [false, 'bash', '--norc', '-i'],
  [false, 'node', '-c', 'a.js'],
])('a shell with one command line: %s, %s %s', (expected, ...args) => {
  expect(isShellCommand(named('sh', ...args))).toBe(expected);
});

test('a process knows itself and its ancestors, where there is /proc', ({ skip }) => {
  skip(!existsSync('/proc/self/stat'), 'this system has no /proc');
  const [parent, ...others] = ancestors();
  expect(parent!.pid).toBe(process.ppid);
  expect(processOf(process.pid)).toMatchObject({ pid: process.pid, parent: process.ppid });
  expect(others[0]?.pid ?? 0).toBe(parent!.parent);
  expect(processOf(2 ** 30)).toBeNull();
});
