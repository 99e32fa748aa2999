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

test('a system error is known without the name of the call, which Deno leaves out', () => {
  const error = Object.assign(new Error('No space left on device (os error 28)'), { code: 'ENOSPC' });
  expect(explainWriteError('a.log', error, true)).toEqual(
    new InputError(
      'a.log: cannot be written (No space left on device (os error 28)). Free space or fix permissions, then run the same command: it resumes.',
    ),
  );
});

test.each([
  Object.assign(new Error('of Node'), { code: 'ERR_INVALID_ARG_TYPE' }),
  Object.assign(new Error('odd'), { code: 28 }),
  new TypeError('a fault'),
  'text',
])('what is no system error stays as it is: %s', (error) => {
  expect(explainWriteError('a.log', error, true)).toBe(error);
});
