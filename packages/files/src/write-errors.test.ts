import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import { expect, test } from 'vitest';
import { checkWritable } from './check-writable.js';
import { explainWriteError, recordOrExplain, writeOrExplain } from './write-errors.js';

const folder = mkdtempSync(join(tmpdir(), 'errors-'));
mkdirSync(join(folder, 'there'));
const file = join(folder, 'there');
const refused = `${file}: cannot be written (EISDIR: illegal operation on a directory, open '${file}'). Free space or fix permissions, then run the same command`;

test('a system error becomes a message that says what to do, and whether the command resumes', () => {
  const write = () => writeFileSync(file, '');
  expect(() => writeOrExplain(file, write)).toThrow(new InputError(`${refused} again.`));
  expect(() => recordOrExplain(file, write)).toThrow(new InputError(`${refused}: it resumes.`));
});

test('an action that succeeds returns its result, and an error that is not a system error stays as it is', () => {
  expect(writeOrExplain(file, () => 3)).toBe(3);
  const mistake = new TypeError('x');
  expect(explainWriteError(file, mistake, true)).toBe(mistake);
});

test('a file whose folders are missing can be made, but not a file below a file', () => {
  checkWritable(join(folder, 'a/b/c'));
  writeFileSync(join(folder, 'file'), '');
  expect(() => checkWritable(join(folder, 'file/b/c'))).toThrow(
    new InputError(
      `${folder}/file/b/c: cannot be made, because ${folder}/file is a file; move that file away`,
    ),
  );
});
