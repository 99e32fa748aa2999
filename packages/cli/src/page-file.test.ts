import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../test/project.js';
import { kept } from '../test/run.js';
import { pageFile } from './page-file.js';
import { terminalOn } from './terminal.js';

const stderr = kept();
const terminal = terminalOn(kept().stream, stderr.stream);
const heading = { title: 'a network', facts: [] };

test('a page is written once it is made, and said', async () => {
  const file = join(emptyFolder(), 'page.html');
  const page = await pageFile(file, [], terminal);
  expect(existsSync(file)).toBe(false);
  await page.write(({ paperPage }) => paperPage(heading, []));
  expect(readFileSync(file, 'utf8')).toContain('<title>a network: tables and figures of the paper</title>');
  expect(stderr.text()).toBe(`written to ${file}\n`);
});

test('where no file was asked for, no page is made', async () => {
  const page = await pageFile(undefined, [], terminal);
  await page.write(() => expect.fail('made'));
});

test('a file that cannot be written, or that is read, is refused before the work', async () => {
  const folder = emptyFolder();
  await expect(pageFile(folder, [], terminal)).rejects.toThrow('found a folder');
  const self = import.meta.filename;
  await expect(pageFile(self, [self], terminal)).rejects.toThrow('found a file that is also read');
});
