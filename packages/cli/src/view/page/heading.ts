import { basename, dirname } from 'node:path';
import type { Config } from '@s4nn/config';
import type { Fact, Network } from '@s4nn/core';
import type { Heading } from '@s4nn/report';
import { editText } from '../edit-text.js';
import type { WeightArguments } from './show-command.js';

/**
 * The heading of a page about stored weights.
 * @param given files of the weights, and what was changed in the config.
 * @param samples number of test samples.
 */
export function weightsHeading(
  { json, source }: Config,
  { weights, set = {} }: Pick<WeightArguments, 'weights' | 'set'>,
  { inputs, layers, duration }: Network,
  samples: number,
): Heading {
  return {
    title: titleOf(source.file),
    facts: [
      { name: 'config', value: source.file },
      ...changedBy(set),
      { name: 'dataset', value: json.dataset.use },
      { name: 'network', value: [inputs, ...layers.map(({ size }) => size)].join('-') },
      { name: 'duration', value: `${duration} steps` },
      { name: 'weights', value: weights.join(', ') },
      { name: 'test samples', value: String(samples) },
      { name: 'engine', value: json.backend.use },
      written(),
    ],
  };
}

/**
 * The heading of a page of figures of the paper.
 * @param configs files of the figures' networks.
 * @param set what was changed in them.
 */
export const paperHeading = (configs: readonly string[], set: WeightArguments['set'] = {}): Heading => ({
  title: 'S4NN',
  facts: [{ name: 'configs', value: configs.join(', ') }, ...changedBy(set), written()],
});

/** What `--set` changed in a config. */
const changedBy = (set: Readonly<Record<string, unknown>>): Fact[] => {
  const edits = Object.entries(set).map(([pointer, value]) => editText(pointer, value));
  return edits.length === 0 ? [] : [{ name: 'changed by --set', value: edits.join(', ') }];
};

/** When a page was written. */
const written = (): Fact => ({
  name: 'written',
  value: `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
});

/** Results are named after their folder, other configs after their file. */
const titleOf = (file: string): string =>
  basename(file) === 'config.json' && dirname(file) !== '.' ? dirname(file) : file.replace(/\.json$/, '');
