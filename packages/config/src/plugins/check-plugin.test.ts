import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import { expect, test } from 'vitest';
import { example, packages, project } from '../../testdata/project.js';
import { checkConfig } from './check-plugin.js';

const options = `{ type: 'object', additionalProperties: false,
  properties: { file: { type: 'string', default: 'a.csv', description: 'A table.' } } }`;
const dataset = (body: string) =>
  `export default { kind: 'dataset', options: ${options}, create: async ({ file }, { folder }) => { ${body} } };`;

const configOf = (body: string) =>
  project({
    ...packages,
    'mine.js': dataset(body),
    'configs/a.json': example.replace('"@lab/dots"', '{ "use": "../mine.js", "file": "b.csv" }'),
  });

test('of data that the dataset of a config refuses, nothing else is said', async () => {
  const inputError = `Object.assign(new Error(folder + '/' + file + ':3: found x, expected a number'), { name: 'InputError' })`;
  const folder = configOf(`throw ${inputError};`);
  const file = join(folder, 'configs/a.json');
  const said: unknown[] = [];
  await expect(checkConfig(file, (...check) => said.push(check))).rejects.toThrow(
    new InputError(`${file}:3:14 /dataset: ${folder}/configs/b.csv:3: found x, expected a number`),
  );
  expect(said).toEqual([]);
});

test('what else a dataset throws is a broken promise of its contract', async () => {
  const file = join(configOf("throw new TypeError('no table');"), 'configs/a.json');
  const [checked] = await checkConfig(file);
  expect(checked!.plugin).toBe('../mine.js');
  expect(checked!.checks.some(({ failure }) => failure?.includes('no table'))).toBe(true);
});
