import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import { afterAll, expect, test } from 'vitest';
import { readInput, sourceOf } from './read-input.js';

const folder = mkdtempSync(join(tmpdir(), 's4nn-input-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a file is read into memory of its own', () => {
  const file = join(folder, 'a');
  writeFileSync(file, 'abc');
  const bytes = readInput(file, 'a table');
  expect([...bytes]).toEqual([97, 98, 99]);
  expect(bytes).toBeInstanceOf(Uint8Array);
  expect(Buffer.isBuffer(bytes)).toBe(false);
});

test('what cannot be read is named, with what is there instead', () => {
  const fails = (name: string, found: string) =>
    expect(() => readInput(join(folder, name), 'a table')).toThrow(
      new InputError(`${join(folder, name)}: found ${found}, expected a table`),
    );
  fails('none', 'no such file');
  mkdirSync(join(folder, 'inside'));
  fails('inside', 'a folder');
  writeFileSync(join(folder, 'file'), '');
  fails('file/inside', 'no such file');
  symlinkSync(join(folder, 'nowhere'), join(folder, 'link'));
  fails('link', 'no such file');
  symlinkSync('circle', join(folder, 'circle'));
  fails('circle', 'a link that leads in a circle');
});

test.skipIf(process.getuid?.() === 0)('so is a file that may not be read (skipped for root, who may)', () => {
  const file = join(folder, 'secret');
  writeFileSync(file, '');
  chmodSync(file, 0);
  expect(() => readInput(file, 'a table')).toThrow('found a file that you may not read');
});

test('a source has the SHA-256 of its bytes', () => {
  expect(sourceOf('abc.csv', new TextEncoder().encode('abc'))).toEqual({
    name: 'abc.csv',
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  });
});
