import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFile } from './replace-file.js';

test('a file is created with its folder, replaced, and nothing else is left', () => {
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

test('what cannot be replaced stays, and nothing else is left', () => {
  const folder = mkdtempSync(join(tmpdir(), 'replace-'));
  const target = join(folder, 'x');
  mkdirSync(target);
  writeFileSync(join(target, 'inside'), 'kept');
  expect(() => replaceFile(target, 'new')).toThrow();
  expect(readFileSync(join(target, 'inside'), 'utf8')).toBe('kept');
  expect(readdirSync(folder)).toEqual(['x']);
});
