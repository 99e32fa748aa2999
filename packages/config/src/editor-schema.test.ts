import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import { Ajv } from 'ajv';
import { parse } from 'jsonc-parser';
import { expect, test } from 'vitest';
import { example, packages, project } from '../testdata/project.js';
import { editorSchema } from './editor-schema.js';

const valid = async (text: string): Promise<boolean> => {
  const { schema } = await editorSchema(join(project(packages), 'configs'));
  return new Ajv({ strict: false }).compile(schema)(parse(text));
};

test('it knows every installed plugin, and says what it left out', async () => {
  const { schema, skipped } = await editorSchema(project(packages));
  const text = JSON.stringify(schema);
  for (const name of [
    '@lab/dots',
    '@lab/encoders/latency',
    '@lab/encoders/poisson',
    'fast-backend',
    '@s4nn/tpe',
  ]) {
    expect(text).toContain(`"const":"${name}"`);
  }
  expect(text).not.toContain('steps"');
  expect(text).not.toContain('"const":"plain"');
  expect(skipped).toEqual(['"fast-backend/broken" cannot be loaded: no such device']);
});

test('configs as people write them fulfil it', async () => {
  expect(await valid(example)).toBe(true);
  expect(await valid(example.replace('"@lab/dots"', '{ "use": "@lab/dots", "dots": 3 }'))).toBe(true);
  expect(await valid(example.replace('"@lab/dots"', '"../plugins/mine.js"'))).toBe(true);
  expect(
    await valid(
      example.replace('"@lab/encoders/latency", "duration": 64', '"@lab/encoders/poisson", "rate": 1'),
    ),
  ).toBe(true);
  expect(await valid(example.replace('"trials"', '"use": "@s4nn/tpe", "startup": 5, "trials"'))).toBe(true);
});

test.each([
  ['"@lab/dots"', '"@lab/dot"'],
  ['"@lab/dots"', '"@lab/encoders/latency"'],
  ['"duration": 64', '"durations": 64'],
  ['"duration": 64', '"duration": 0'],
  ['"@lab/encoders/latency", "duration": 64', '"@lab/encoders/poisson", "rate": -1'],
  ['"threshold": 10', '"threshold": 0'],
  ['"loguniform"', '"lognuniform"'],
  ['"asha"', '"best"'],
  ['"trials": 8', '"trials": 0'],
])('%s turned into %s does not', async (from, to) => {
  expect(await valid(example.replace(from, to))).toBe(false);
});

test('a project without plugins is an error that says what to do', async () => {
  const folder = project({ 'package.json': '{}' });
  await expect(editorSchema(folder)).rejects.toThrow(
    new InputError(
      `${folder}: the package.json lists no installed package with the keyword "s4nn-plugin"; run \`pnpm add\` for the datasets, encoders and backends that configs use`,
    ),
  );
});
