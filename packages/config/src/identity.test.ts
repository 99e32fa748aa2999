import { join } from 'node:path';
import { expect, test } from 'vitest';
import { example, packages, project } from '../testdata/project.js';
import { identity } from './identity.js';
import { nameOf } from './name.js';
import { type Overrides, readConfig } from './read.js';

const identityOf = async (text: string, overrides: Overrides = {}): Promise<string> => {
  const folder = project({ ...packages, 'configs/a.json': text });
  return identity((await readConfig(join(folder, 'configs/a.json'), overrides)).json);
};

test('how a config is written, its name, its threads and its population are no part of its identity', async () => {
  const same = await identityOf(example);
  const reordered = example
    .replace('"size": 100, "threshold": 10', '"threshold": 1e1, "size": 100, "decay": 0.000001')
    .replace(
      '"backend": "fast-backend"',
      '"threads": 3, "name": "b", "backend": { "use": "fast-backend", "population": 8 }',
    )
    .replace('"search": {', '"search": { "trialTimeout": 30, "retries": 0, "keep": 3,')
    .replace('// what to learn', '/* nothing */');
  expect(reordered).toContain('trialTimeout');
  expect(await identityOf(reordered)).toBe(same);
  expect(await identityOf(example, { name: 'c' })).toBe(same);
  expect(await identityOf(example, { set: { '/training/batch': 1 } })).toBe(same);
  expect(JSON.parse(same).network.layers[0].size).toBe(100);
  expect(same.split('\n').length).toBeGreaterThan(40);
});

test('whatever influences a result is', async () => {
  const others = [
    identityOf(example),
    identityOf(example, { seed: 2 }),
    identityOf(example, { set: { '/dataset/dots': 41 } }),
    identityOf(example, { set: { '/encoder/duration': 65 } }),
    identityOf(example, { set: { '/search/space/~1network~1layers~10~1threshold/loguniform/0': 2 } }),
    identityOf(example, { set: { '/pruner/reduction': 4 } }),
    identityOf(example, { set: { '/parallel/workers': 5 } }),
    identityOf(example, { set: { '/training/rule/silent': 'zero' } }),
    identityOf(example, { set: { '/training/batch': 16 } }),
  ];
  expect(new Set(await Promise.all(others)).size).toBe(others.length);
});

test.each([
  ['configs/mnist.json', 'mnist'],
  ['configs/paper/mnist.jsonc', 'paper-mnist'],
  ['/a/configs/b/configs/c/d.json', 'c-d'],
  ['/a/configs.json', 'configs'],
  ['/a/b/caltech.json', 'caltech'],
  ['configs/my runs/a+b.json', 'my-runs-a-b'],
  ['configs/.hidden.json', 'hidden'],
  ['configs/größe-日本.json', 'größe-日本'],
  // Typed as two characters, as some systems write file names.
  ['configs/e\u0301te\u0301.json', '\u00e9t\u00e9'],
  ['configs/a\u200bb\u2028c.json', 'a-b-c'],
  ['configs/+.json', null],
  ['configs/---.json', null],
])('%s is named %s', (file, name) => {
  expect(nameOf(file)).toBe(name);
});
