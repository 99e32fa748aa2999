import { join } from 'node:path';
import { type ClassCount, InputError } from '@s4nn/core';
import { expect, test } from 'vitest';
import { example, packages, project } from '../testdata/project.js';
import { checkAgainstData } from './check-data.js';
import { readConfig } from './read.js';

const folder = project({ ...packages, 'configs/a.json': example });
const file = join(folder, 'configs/a.json');
const space = (expression: object, pointer = '/network/layers/1/size') => ({
  set: { '/search/space': { [pointer]: expression } },
});

/** So many training samples, half of them of class a; one test sample per class. */
const counts = (samples: number, classes: number): ClassCount[] =>
  Array.from({ length: classes }, (_, label) => ({
    name: String.fromCharCode(97 + label),
    train: label === 0 ? Math.ceil(samples / 2) : label === 1 ? Math.floor(samples / 2) : 0,
    test: 1,
  }));

test('data that fits is fine', async () => {
  checkAgainstData(await readConfig(file), counts(101, 3));
});

test('a validation split as large as the data is an error', async () => {
  const config = await readConfig(file);
  expect(() => checkAgainstData(config, counts(100, 3))).toThrow(
    new InputError(
      `${file}:12:44 /training/validation: found 100, expected less than the 100 training samples of @lab/dots`,
    ),
  );
});

test('a last layer that is not one neuron a class is an error, beside others', async () => {
  const config = await readConfig(file);
  expect(() => checkAgainstData(config, counts(60, 10))).toThrow(
    new InputError(
      [
        `${file}:9:17 /network/layers/1/size: found 3, expected 10, the number of classes of @lab/dots: a (31 samples), b (31 samples), ${[...'cdefghij'].map((name) => `${name} (1 sample)`).join(', ')}`,
        `${file}:12:44 /training/validation: found 100, expected less than the 60 training samples of @lab/dots`,
      ].join('\n'),
    ),
  );
});

test('so is a last layer that some trial would have', async () => {
  const layers = [{ size: 4, threshold: 1, learningRate: 1, init: [0, 1] }];
  const config = await readConfig(file, space({ choice: [layers] }, '/network/layers'));
  expect(() => checkAgainstData(config, counts(1000, 3))).toThrow(
    new InputError(
      '--set /search/space /search/space["/network/layers"]/choice/0: a trial would have 4 neurons in its last layer, expected 3, the number of classes of @lab/dots: a (501 samples), b (501 samples), c (1 sample)',
    ),
  );
  const sizes = await readConfig(file, space({ quniform: [3, 6, 3] }));
  expect(() => checkAgainstData(sizes, counts(1000, 3))).toThrow(/would have 6 neurons/);
  const hidden = await readConfig(file, space({ quniform: [3, 6, 3] }, '/network/layers/0/size'));
  checkAgainstData(hidden, counts(1000, 3));
});
