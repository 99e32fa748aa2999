import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
// As built, because the heartbeat is a thread.
import { readLock, tryLock, watchLock } from '../../dist/index.js';
import { pace } from '../../dist/lock/watch-lock.js';

const newFolder = () => mkdtempSync(join(tmpdir(), 'lock-'));

test('a lock can be taken once, and again after its release, which removes a folder that it made', async () => {
  const file = join(newFolder(), 'a', 'x.lock');
  {
    const first = await tryLock(file);
    if (!('lock' in first)) throw new Error('the first one is not refused');
    using _ = first.lock;
    const second = await tryLock(file);
    expect(second).toMatchObject({ other: { holder: { pid: process.pid } }, seen: 'alive' });
    expect(first.lock.isHeld()).toBe(true);
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
  expect(await watchLock(file, readLock(file)!)).toBe('dead');
  const waits = () => {
    throw new Error('it waits for a heartbeat');
  };
  expect(await tryLock(file, { onSilence: waits })).toMatchObject({ lock: { afterSilence: false } });
  expect(readLock(file)?.holder?.pid).toBe(process.pid);
});

test('what is not a lock is not taken over', async () => {
  const file = join(newFolder(), 'x.lock');
  writeFileSync(file, 'mine');
  expect(await tryLock(file)).toEqual({ other: { text: 'mine', holder: null }, seen: 'unknown' });
  expect(await watchLock(file, readLock(file)!)).toBe('unknown');
});

test('a heart beats while its thread is busy, but not into the lock of the process that took over, which stays at the release', async () => {
  const file = join(newFolder(), 'x.lock');
  const { every } = pace;
  pace.every = 10;
  try {
    const tried = await tryLock(file);
    if (!('lock' in tried)) throw new Error('it is not refused');
    const before = readFileSync(file, 'utf8');
    const end = performance.now() + 5000;
    while (readFileSync(file, 'utf8') === before) expect(performance.now()).toBeLessThan(end);
    const { holder } = readLock(file)!;
    expect(holder).toEqual({ ...JSON.parse(before), beat: expect.stringMatching(/^\d{10}$/) });
    expect(tried.lock.isHeld()).toBe(true);

    const taken = `${JSON.stringify({ ...holder, id: 'taken', beat: '0'.repeat(10) })}\n`;
    writeFileSync(`${file}.new`, taken);
    renameSync(`${file}.new`, file);
    await setTimeout(100);
    expect(tried.lock.isHeld()).toBe(false);
    tried.lock[Symbol.dispose]();
    expect(readFileSync(file, 'utf8')).toBe(taken);
  } finally {
    pace.every = every;
  }
});
