import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { InputError } from '@s4nn/core';
import { afterAll, expect, test } from 'vitest';
import { pathHint, shownPath } from './path-hint.js';
import { readInput } from './read-input.js';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 's4nn-hint-')));
afterAll(() => rmSync(folder, { recursive: true }));
for (const name of ['data', 'data/more', '~kept']) mkdirSync(join(folder, name));
for (const name of ['data/plain.csv', 'data/apfel-\u00e4.csv', 'data/more/x.csv']) {
  writeFileSync(join(folder, name), '');
}
symlinkSync('nowhere', join(folder, 'data/dangling.csv'));

const messageOf = (written: string): string => {
  try {
    readInput(resolve(folder, written), 'a table');
    return 'read';
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message.replaceAll(folder, '~~');
  }
};

const json = 'JSON reads \\b, \\f, \\n, \\r and \\t as control characters: write / or \\\\ in paths';
const web = 'it is an address on the web: download the file first';
const home = 'only a shell replaces ~ by your home folder: write the path out';
const backslash = 'found a backslash in it: write / between folders';

test.skipIf(process.platform === 'win32').each<[written: string, shown: string, hint: string]>([
  [JSON.parse(String.raw`"C:\new\table.csv"`), String.raw`"~~/C:\new\table.csv"`, json],
  [JSON.parse(String.raw`"data\beta.csv"`), String.raw`"~~/data\beta.csv"`, json],
  ['data\u0000.csv', String.raw`"~~/data\u0000.csv"`, 'remove the invisible characters from the path'],
  ['\u202aplain.csv', String.raw`"~~/\u202aplain.csv"`, 'remove the invisible characters from the path'],
  [
    'data/plain\u00a0.csv',
    String.raw`"~~/data/plain\u00a0.csv"`,
    'remove the invisible characters from the path',
  ],
  ['http://x.org/plain.csv', '~~/http:/x.org/plain.csv', web],
  ['https://x.org/a?b=*', '~~/https:/x.org/a?b=*', web],
  ['s3://bucket/a.csv', '~~/s3:/bucket/a.csv', web],
  ['file:///data/a.csv', '~~/file:/data/a.csv', 'write the path alone, without file:'],
  ['~/plain.csv', '~~/~/plain.csv', home],
  ['~lin/plain.csv', '~~/~lin/plain.csv', home],
  ['$HOME/plain.csv', '~~/$HOME/plain.csv', 'only a shell replaces $HOME: write the path out'],
  [`\${DATA}/a.csv`, `~~/\${DATA}/a.csv`, `only a shell replaces \${DATA}: write the path out`],
  [
    '%USERPROFILE%/a.csv',
    '~~/%USERPROFILE%/a.csv',
    'only a shell replaces %USERPROFILE%: write the path out',
  ],
  ['data\\plain.csv', '~~/data\\plain.csv', backslash],
  ['D:\\data\\plain.csv', '~~/D:\\data\\plain.csv', backslash],
  ['D:/data/a.csv', '~~/D:/data/a.csv', 'a drive such as C: is one of Windows: paths begin with / here'],
  ['data/*.csv', '~~/data/*.csv', 'name one file: patterns are not expanded'],
  ['data/Plain.CSV', '~~/data/Plain.CSV', 'did you mean "plain.csv"? Upper and lower case differ'],
  ['data/plian.csv', '~~/data/plian.csv', 'did you mean "plain.csv"?'],
  ['data/plain', '~~/data/plain', 'did you mean "plain.csv"?'],
  ['data/plain.csv ', '~~/data/plain.csv ', 'did you mean "plain.csv"?'],
  ['dta/plain.csv', '~~/dta/plain.csv', 'there is no folder dta; did you mean "data/plain.csv"?'],
  [
    'data/More/x.csv',
    '~~/data/More/x.csv',
    'there is no folder More; did you mean "more/x.csv"? Upper and lower case differ',
  ],
  ['data/~plain.csv', '~~/data/~plain.csv', 'did you mean "plain.csv"?'],
  ['data/plain%20a%20.csv', '~~/data/plain%20a%20.csv', ''],
  ['data/$plain.csv', '~~/data/$plain.csv', 'did you mean "plain.csv"?'],
  ['~kept/a.csv', '~~/~kept/a.csv', ''],
  ['data/zebra.txt', '~~/data/zebra.txt', ''],
  ['nothing/like/it.csv', '~~/nothing/like/it.csv', ''],
  ['data/dangling.csv', '~~/data/dangling.csv', ''],
])('%j is no file, and the message says why', (written, shown, hint) => {
  const message = `${shown}: found no such file, expected a table${hint === '' ? '' : `; ${hint}`}`;
  expect(messageOf(written)).toBe(message);
  expect(messageOf(written)).not.toMatch(/[\p{Cc}\u00a0\u202a]/u);
});

test('a name in other Unicode signs is found', () => {
  expect(pathHint(join(folder, 'data/apfel-a\u0308.csv'))).toContain('did you mean "apfel-\u00e4.csv"?');
});

test('a path that can be seen stays as it is, and a name that is too long is said', () => {
  expect(shownPath('/a b/"c"/ä\\d.csv')).toBe('/a b/"c"/ä\\d.csv');
  expect(messageOf(`${'a'.repeat(300)}.csv`)).toContain(
    'found a name that is too long for a file, expected a table',
  );
});
