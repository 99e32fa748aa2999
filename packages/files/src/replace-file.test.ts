import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFile } from './replace-file.js';

test('a file is created with its folder and replaced, and nothing else is left', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'replace-')), 'a', 'b');
  replaceFile(join(folder, 'x.txt'), 'one');
  replaceFile(join(folder, 'x.txt'), Uint8Array.of(1, 2, 3));
  expect([...readFileSync(join(folder, 'x.txt'))]).toEqual([1, 2, 3]);
  expect(readdirSync(folder)).toEqual(['x.txt']);
});

test('a pooled view is written without the bytes around it', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'replace-')), 'x');
  replaceFile(file, Uint8Array.of(1, 2, 3, 4, 5).subarray(1, 3));
  expect([...readFileSync(file)]).toEqual([2, 3]);
});

test('a file that cannot be replaced stays, and nothing else is left', () => {
  const folder = mkdtempSync(join(tmpdir(), 'replace-'));
  const target = join(folder, 'x');
  mkdirSync(target);
  writeFileSync(join(target, 'inside'), 'kept');
  expect(() => replaceFile(target, 'new')).toThrow();
  expect(readFileSync(join(target, 'inside'), 'utf8')).toBe('kept');
  expect(readdirSync(folder)).toEqual(['x']);
});

test('on a full disk the old file stays whole, although the first part of the new one could be written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'replace-'));
  const file = join(folder, 'x');
  replaceFile(file, 'old');
  const module = new URL('../dist/replace-file.js', import.meta.url).href;
  const script = `
    const { replaceFile } = await import(${JSON.stringify(module)});
    replaceFile(${JSON.stringify(file)}, new Uint8Array(200_000));`;
  // A limit of 64 KiB per file works like a full disk: the system writes a part, then refuses.
  const limited = 'ulimit -f 64; exec "$0" --input-type=module -e "$1"';
  const { status, stderr } = spawnSync('bash', ['-c', limited, process.execPath, script], {
    encoding: 'utf8',
  });
  expect(stderr).toContain('EFBIG');
  expect(status).not.toBe(0);
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['x']);
});
