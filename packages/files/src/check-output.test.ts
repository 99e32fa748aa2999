import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkOutput } from './check-output.js';

const folder = mkdtempSync(join(tmpdir(), 'output-'));
const at = (name: string): string => join(folder, name);
mkdirSync(at('folder'));
writeFileSync(at('file'), '');
symlinkSync(at('file'), at('link'));

test('a new file and a file to replace are fine, and nothing is written', () => {
  checkOutput(at('new'));
  checkOutput(at('file'), [at('link/../folder'), at('nowhere')]);
  expect(readdirSync(folder).sort()).toEqual(['file', 'folder', 'link']);
});

test.each([
  ['folder', 'found a folder, expected a file to replace, or none yet.'],
  ['new/', 'found a folder, expected a file to replace, or none yet.'],
  ['link', 'found something that is not a plain file, expected a file to replace, or none yet.'],
  ['there/new', `found no folder ${at('there')}, expected one to write to; make it first.`],
  ['file/new', `found no folder ${at('file')}, expected one to write to; make it first.`],
  ['file', 'found a file that is also read, expected a different one to write.'],
])('%s is refused', (name, message) => {
  const output = `${folder}/${name}`;
  expect(() => checkOutput(output, [at('link')])).toThrow(
    expect.objectContaining({ name: 'InputError', message: `${output}: ${message}` }),
  );
});
