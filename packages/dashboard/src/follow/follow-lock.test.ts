import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryLock } from '@s4nn/files';
import { expect, test } from 'vitest';
import { followLock } from './follow-lock.js';

const folder = mkdtempSync(join(tmpdir(), 's4nn-lock-'));
const file = join(folder, 'a.lock');
const write = (holder: object): void => writeFileSync(file, `${JSON.stringify(holder)}\n`);
const since = '2026-03-04T05:06:07.000Z';
const elsewhere = { pid: 7, host: 'other', namespace: 'other', born: null, since, id: 'a', beat: '0' };

test('a process here is seen to live and to have died', async () => {
  const followed = followLock(file);
  expect(followed.look()).toEqual({ kind: 'nobody' });
  const tried = await tryLock(file);
  if (!('lock' in tried)) throw new Error('not locked');
  {
    using _ = tried.lock;
    expect(followed.look()).toMatchObject({ kind: 'runs', seen: true, holder: { pid: process.pid } });
  }
  expect(followed.look()).toEqual({ kind: 'nobody' });
  write({ ...elsewhere, namespace: undefined, host: hostname(), pid: 2 ** 22 + 1 });
  expect(followed.look()).toMatchObject({ kind: 'died' });
});

test('of a process elsewhere its heart tells: doubted after 3 s, dead after 8 s, alive with the next beat', () => {
  let now = 0;
  const followed = followLock(file, () => now);
  const at = (seconds: number, beat: number) => {
    now = 1000 * seconds;
    write({ ...elsewhere, beat: String(beat) });
    const seen = followed.look();
    return seen.kind === 'runs' ? seen.seen : seen.kind;
  };
  expect(at(0, 0), 'nothing is known yet').toBe(false);
  expect(at(1, 1)).toBe(true);
  expect(at(2, 1)).toBe(true);
  expect(at(5, 1)).toBe(false);
  expect(at(8.9, 1)).toBe(false);
  expect(at(9.1, 1), 'within 10 s of its last beat').toBe('died');
  expect(at(60, 2)).toBe(true);
});

test('a lock of an earlier version has no heart, one that is none holds nobody', () => {
  write({ ...elsewhere, beat: undefined });
  expect(followLock(file).look()).toMatchObject({ kind: 'runs', seen: false });
  for (const text of ['', '{', 'null']) {
    writeFileSync(file, text);
    expect(followLock(file).look()).toEqual({ kind: 'nobody' });
  }
  rmSync(folder, { recursive: true });
});
