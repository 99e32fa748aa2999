import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { project } from '../../testdata/project.js';
import { syntaxPlace } from './syntax-place.js';

const folder = project({
  'package.json': '{ "type": "module" }',
  'end.js': 'export default {\n',
  'inner.mjs': 'const a = 1;\nconst b = ;\n',
  'outer.js': "import './inner.mjs';\nglobalThis.ran = true;\n",
  'names.js': "import { none } from 'node:fs';\nexport default none;\n",
  'common.cjs': 'module.exports = {\n\n  a: 1,,\n};\n',
  'runs.js': "process.exitCode = 3;\nJSON.parse('{');\n",
  'throws.js': "throw new Error('no such device');\n",
});

// The error as Node gives it: test runners import in another way.
const errorOf = (url: string): unknown => {
  const program = `import(${JSON.stringify(url)}).catch((error) =>
    console.log(JSON.stringify({ name: error.name, message: error.message, stack: error.stack })))`;
  const told = JSON.parse(execFileSync(process.execPath, ['--eval', program], { encoding: 'utf8' }) || '{}');
  return Object.assign(new Error(told.message), told);
};

test.each<[string, string | null]>([
  ['end.js', 'end.js:2'],
  ['outer.js', 'inner.mjs:2'],
  ['names.js', 'names.js:1'],
  ['common.cjs', 'common.cjs:3'],
  ['throws.js', null],
])('%s has its mistake of syntax at %s', async (file, place) => {
  const url = pathToFileURL(join(folder, file)).href;
  expect(await syntaxPlace(errorOf(url), url)).toBe(place === null ? null : join(folder, place));
});

test('a module is not run again for what it throws itself', async () => {
  const error = Object.assign(new SyntaxError('a'), {
    stack: `SyntaxError: a\n    at JSON.parse (<anonymous>)\n    at file://${folder}/runs.js:2:6`,
  });
  expect(await syntaxPlace(error, pathToFileURL(join(folder, 'end.js')).href)).toBeNull();
  expect(await syntaxPlace('a', 'file:///none.js')).toBeNull();
});
