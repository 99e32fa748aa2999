import { join } from 'node:path';
import { expect, test } from 'vitest';
import { example, packages, project } from '../testdata/project.js';
import { asRecorded, completeRecorded } from './as-recorded.js';
import type { Config } from './config.js';
import { identity } from './identity.js';
import { readConfig } from './read.js';

const read = (text = example): Promise<Config> =>
  readConfig(join(project({ ...packages, 'configs/a.json': text }), 'configs/a.json'));
// biome-ignore lint/suspicious/noExplicitAny: it is edited as any JSON
const recordedBy = (config: Config): any => JSON.parse(identity(config.json));

test('a config that was recorded as it is stays as it is', async () => {
  const config = await read();
  expect(asRecorded(config, recordedBy(config))).toEqual(config);
  expect(completeRecorded(config, recordedBy(config))).toEqual(recordedBy(config));
});

test('a default that has changed since is as it was recorded, wherever it is', async () => {
  const config = await read();
  const recorded = recordedBy(config);
  recorded.training.batch = 7;
  recorded.network.layers[1].decay = 0.5;
  recorded.network.neuron.delay = 0;
  recorded.pruner.reduction = 5;
  recorded.encoder.code = 'round';
  recorded.objectives = [{ metric: 'validation.silent', direction: 'minimize' }];
  const { json, plugins } = asRecorded(config, recorded);
  expect(json.training.batch).toBe(7);
  expect(json.network.layers.map(({ decay }) => decay)).toEqual([1e-6, 0.5]);
  expect(json.network.neuron.delay).toBe(0);
  expect(json.pruner).toEqual({ use: 'asha', minimum: 1, reduction: 5, form: 'stopping' });
  expect(plugins.pruner.options).toMatchObject({ reduction: 5 });
  expect(plugins.encoder.options).toEqual({ duration: 64, code: 'round' });
  expect(json.objectives).toEqual(recorded.objectives);
  expect(recordedBy({ ...config, json })).toEqual(recorded);
});

test('what is written counts, by the file or by the command line', async () => {
  const text = example
    .replace('"epochs": 4,', '"epochs": 4, "batch": 3,')
    .replace('"asha"', '{ "use": "median" }');
  const config = await read(text);
  const recorded = recordedBy(config);
  recorded.training.batch = 7;
  recorded.training.epochs = 9;
  recorded.pruner = { use: 'asha', minimum: 2, reduction: 5, form: 'promotion' };
  const { json } = asRecorded(config, recorded);
  expect(json.training).toMatchObject({ batch: 3, epochs: 4 });
  // Options of another plugin say nothing of this one's.
  expect(json.pruner).toEqual({ use: 'median', startup: 5, warmup: 0, interval: 1 });
});

test('a member that is left out and has no default is not taken from the log: that is a difference', async () => {
  const config = await read();
  const recorded = recordedBy(config);
  recorded.training.patience = 3;
  expect(asRecorded(config, recorded).json.training.patience).toBeUndefined();
});

test('a member that is new since has its default', async () => {
  const config = await read();
  const recorded = recordedBy(config);
  delete recorded.training.revive;
  delete recorded.network.layers[0].decay;
  delete recorded.parallel;
  expect(completeRecorded(config, recorded)).toEqual(recordedBy(config));
  expect(asRecorded(config, recorded).json).toEqual(config.json);
});

test('what does not fit today’s schema is compared as it is', async () => {
  const config = await read();
  const recorded = recordedBy(config);
  recorded.training.epochs = 'many';
  expect(completeRecorded(config, recorded)).toBe(recorded);
});

test('bare words of pruners stay bare', async () => {
  const config = await read();
  expect(config.plugins.pruner.url).toMatch(/pruners\/dist\/asha\.js$/);
  expect(recordedBy(config).pruner.use).toBe('asha');
});
