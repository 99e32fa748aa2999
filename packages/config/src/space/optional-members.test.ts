import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import { expect, test } from 'vitest';
import { example, packages, project } from '../../testdata/project.js';
import { applyEdits } from '../apply.js';
import type { Config } from '../config.js';
import { readConfig } from '../read.js';
import { pointOf } from './point.js';
import { compileSpace } from './space.js';

/** The example with a search of its own, and other text replaced. */
function read(search: object, [from, to]: readonly [string, string] = ['', '']): Promise<Config> {
  const written = example
    .replace(/"search": \{[\s\S]*?\n {2}\}/, () => `"search": ${JSON.stringify({ trials: 4, ...search })}`)
    .replace(from, () => to);
  const folder = project({ ...packages, 'configs/a.json': written });
  return readConfig(join(folder, 'configs/a.json')).catch((error: Error) => {
    throw new InputError(error.message.replaceAll(folder, '~'));
  });
}

const patience = '/training/patience';

test('a member that a config leaves out can be searched, and null leaves it out', async () => {
  const space = { [patience]: { choice: [null, 2, 3] } };
  const config = await read({ space });
  const { decode } = compileSpace(config.json.search!.space);
  const trained = [0, 1, 2].map((index) => {
    const { edits, parameters } = decode({ [patience]: { index, inner: {} } });
    return [parameters[0]!.label, applyEdits(config, edits).training];
  });
  const { training } = config.json;
  expect(trained).toEqual([
    ['null', training],
    ['2', { ...training, patience: 2 }],
    ['3', { ...training, patience: 3 }],
  ]);
  expect(training).not.toHaveProperty('patience');
  // So the config itself is a point of its space.
  expect(pointOf(config.schema, config.json, space)).toEqual({ [patience]: { index: 0, inner: {} } });
});

test('numbers of a member that is left out, and members of one, are searched; the config is outside then', async () => {
  const space = {
    [patience]: { quniform: [2, 8, 1] },
    '/training/augmentation/rotation': { uniform: [0, 0.2] },
  };
  const config = await read({ space });
  expect(pointOf(config.schema, config.json, space)).toBeNull();
  const { decode } = compileSpace(space);
  const { training } = applyEdits(
    config,
    decode({ [patience]: 5, '/training/augmentation/rotation': 0.1 }).edits,
  );
  expect(training.patience).toBe(5);
  // The rest of it has its defaults.
  expect(training.augmentation).toMatchObject({ rotation: 0.1, shift: 0, plain: 0 });
});

test('null leaves out what is optional wherever a config says it, and nothing else', async () => {
  const space = { '/training/augmentation': { choice: [null, { rotation: { uniform: [0, 0.2] } }] } };
  const config = await read({ space });
  expect(pointOf(config.schema, config.json, space)).toEqual({
    '/training/augmentation': { index: 0, inner: {} },
  });
  const written = await read({ space }, ['"epochs": 4', '"epochs": 4, "patience": null']);
  expect(written.json.training).not.toHaveProperty('patience');
  await expect(read({ space }, ['"epochs": 4', '"epochs": null'])).rejects.toThrow(
    '/training/epochs: found null, expected an integer from 1 to 1000000',
  );
  // It has a default, so null would hide what it is.
  await expect(read({ space: { '/training/batch': { choice: [null, 2] } } })).rejects.toThrow(
    '/choice/0: a trial would have /training/batch: found null, expected an integer from 1 to 2147483647',
  );
});

test('an enqueued point may say null, where it is an option', async () => {
  const enqueue = [{ [patience]: null }, { [patience]: 3 }];
  await read({ space: { [patience]: { choice: [null, 3] } }, enqueue });
  await expect(read({ space: { [patience]: { quniform: [2, 8, 1] } }, enqueue })).rejects.toThrow(
    /\/search\/enqueue\/0: found a point outside the space/,
  );
});

test.each([
  ['/training/patiense', 'points to nothing in this config; did you mean "/training/patience"?'],
  ['/training/patience/now', 'points to nothing in this config'],
  ['/network/layers/2', 'points to nothing in this config'],
  ['/network/layers/9/size', 'points to nothing in this config'],
  ['/training/augmentation/rotate', 'points to nothing in this config'],
  ['/search/timeout', 'cannot be searched: a search cannot search itself'],
])('%s cannot be searched', async (pointer, message) => {
  await expect(read({ space: { [pointer]: { choice: [1, 2] } } })).rejects.toThrow(message);
});
