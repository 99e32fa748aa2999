import { basename, dirname } from 'node:path';
import type { Config } from '@s4nn/config';
import type { Fact, Network } from '@s4nn/core';
import type { Heading } from '@s4nn/report';

/**
 * The heading of a page about stored weights.
 * @param files of the weights.
 * @param samples number of test samples.
 */
export function weightsHeading(
  { json, source }: Config,
  files: readonly string[],
  { inputs, layers }: Network,
  samples: number,
): Heading {
  const overridden = Object.values(source.overrides);
  return {
    title: titleOf(source.file),
    facts: [
      { name: 'config', value: source.file },
      ...(overridden.length === 0 ? [] : [{ name: 'changed by', value: overridden.join(', ') }]),
      { name: 'dataset', value: json.dataset.use },
      { name: 'network', value: [inputs, ...layers.map(({ size }) => size)].join('-') },
      { name: 'weights', value: files.join(', ') },
      { name: 'test samples', value: String(samples) },
      written(),
    ],
  };
}

/**
 * The heading of a page of figures of the paper.
 * @param configs files of the figures' networks.
 */
export const paperHeading = (configs: readonly string[]): Heading => ({
  title: 'S4NN',
  facts: [{ name: 'configs', value: configs.join(', ') }, written()],
});

/** When a page was written. */
const written = (): Fact => ({
  name: 'written',
  value: `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
});

/** Results are named after their folder, other configs after their file. */
const titleOf = (file: string): string =>
  basename(file) === 'config.json' && dirname(file) !== '.' ? dirname(file) : file.replace(/\.json$/, '');
