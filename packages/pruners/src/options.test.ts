import { InputError, type Plugin } from '@s4nn/core';
import { expect, test } from 'vitest';
import asha from './asha.js';
import hyperband from './hyperband.js';
import median from './median.js';

const objective = { metric: 'validation.accuracy', direction: 'maximize' } as const;
const rungs = (plugin: Plugin<'pruner'>, options: object): readonly number[] =>
  plugin.create(options as never, { objective, epochs: 10 }).rungs(0, 10);

test('options that are left out get the defaults of configs', () => {
  expect(rungs(asha, {})).toEqual([1, 3, 9]);
  expect(rungs(asha, { reduction: 2 })).toEqual([1, 2, 4, 8]);
  expect(rungs(hyperband, {})).toEqual([1, 3, 9]);
  expect(rungs(median, { interval: 4 })).toEqual([4, 8]);
});

test.each<[Plugin<'pruner'>, object, string]>([
  [asha, { reduciton: 2 }, 'asha: found an unknown option "reduciton"; did you mean "reduction"?'],
  [asha, { reduction: 1 }, 'asha.reduction: found 1, expected an integer of at least 2'],
  [
    asha,
    { form: 'stop' },
    'asha.form: found "stop", expected "stopping" or "promotion"; did you mean "stopping"?',
  ],
  [hyperband, { minimum: 0.5 }, 'hyperband.minimum: found 0.5, expected an integer of at least 1'],
  [median, { interval: 0 }, 'median.interval: found 0, expected an integer of at least 1'],
  [median, { warmup: -1 }, 'median.warmup: found -1, expected an integer of at least 0'],
])('what configs refuse is refused: %#', (plugin, options, message) => {
  expect(() => rungs(plugin, options)).toThrow(new InputError(message));
});
