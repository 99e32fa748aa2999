import type { ConfigJson } from '@s4nn/config';
import { expect, test } from 'vitest';
import { extended } from './extension.js';

const config = (search: object, more: object = {}) =>
  ({ training: { seed: 1 }, search, ...more }) as unknown as ConfigJson;
const was = config({
  use: 'tpe',
  trials: 10,
  space: {
    '/a': { loguniform: [1, 2] },
    '/b': { quniform: [2, 8, 2] },
    '/c': { choice: [1, { size: { uniform: [0, 1] } }] },
    '/d': { randint: 4 },
    '/e': { normal: [0, 1] },
  },
});
const withSpace = (pointer: string, expression: unknown, more: object = {}) =>
  config({ ...was.search, space: { ...was.search!.space, [pointer]: expression }, ...more });

test.each([
  ['more trials', config({ ...was.search, trials: 11 })],
  ['a timeout', config({ ...was.search, timeout: 3 })],
  ['patience', config({ ...was.search, patience: 3 })],
  ['wider bounds', withSpace('/a', { loguniform: [0.5, 3] })],
  ['one wider bound', withSpace('/b', { quniform: [2, 10, 2] })],
  ['a further option', withSpace('/c', { choice: [1, { size: { uniform: [0, 1] } }, 3] })],
  ['wider bounds within an option', withSpace('/c', { choice: [1, { size: { uniform: [-1, 1] } }] })],
  ['more integers', withSpace('/d', { randint: 5 })],
])('%s extends it', (_, is) => {
  expect(extended(was, is)).toEqual(is);
});

test.each([
  ['fewer trials', config({ ...was.search, trials: 9 })],
  ['a narrower bound', withSpace('/a', { loguniform: [1.5, 3] })],
  ['another q', withSpace('/b', { quniform: [2, 8, 3] })],
  ['another expression', withSpace('/a', { uniform: [1, 2] })],
  ['an option less', withSpace('/c', { choice: [1] })],
  ['options in another order', withSpace('/c', { choice: [{ size: { uniform: [0, 1] } }, 1] })],
  ['fewer integers', withSpace('/d', { randint: 3 })],
  ['another normal', withSpace('/e', { normal: [0, 2] })],
  ['another parameter', withSpace('/f', { uniform: [0, 1] })],
  ['another search', config({ ...was.search, use: 'random' })],
  ['another seed', config(was.search!, { training: { seed: 2 } })],
  ['no search', { training: { seed: 1 } } as unknown as ConfigJson],
])('%s does not', (_, is) => {
  expect(extended(was, is)).not.toEqual(is);
});
