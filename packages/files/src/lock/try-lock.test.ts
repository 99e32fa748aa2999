import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isHeld, readLock } from './read-lock.js';
import { tryLock } from './try-lock.js';

const newFolder = () => mkdtempSync(join(tmpdir(), 'lock-'));

test('a lock can be taken once, and again after its release, which removes a folder that it made', async () => {
  const file = join(newFolder(), 'a', 'x.lock');
  {
    const first = await tryLock(file);
    if (!('lock' in first)) throw new Error('the first one is not refused');
    using _ = first.lock;
    const second = await tryLock(file);
    expect(second).toMatchObject({ other: { holder: { pid: process.pid } } });
    expect(isHeld(readLock(file)!)).toBe(true);
    expect(readdirSync(join(file, '..'))).toEqual(['x.lock']);
  }
  expect(existsSync(join(file, '..'))).toBe(false);
  const third = await tryLock(file);
  expect('lock' in third && third.lock[Symbol.dispose]()).toBe(undefined);
});

test('the lock of a process that was killed by kill -9 is taken over at once', async () => {
  const file = join(newFolder(), 'x.lock');
  const module = new URL('../../dist/index.js', import.meta.url).href;
  const script = `const { tryLock } = await import(${JSON.stringify(module)}); await tryLock(${JSON.stringify(file)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  expect(await tryLock(file)).toMatchObject({ other: { holder: { pid: child.pid } } });
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(isHeld(readLock(file)!)).toBe(false);
  const tried = await tryLock(file);
  expect('lock' in tried).toBe(true);
  expect(readLock(file)?.holder?.pid).toBe(process.pid);
});

test('what is not a lock is not taken over', async () => {
  const file = join(newFolder(), 'x.lock');
  writeFileSync(file, 'mine');
  expect(await tryLock(file)).toEqual({ other: { text: 'mine', holder: null } });
  expect(isHeld(readLock(file)!)).toBe(true);
});
