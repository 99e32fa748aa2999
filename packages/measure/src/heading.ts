import { basename, dirname } from 'node:path';
import type { Config } from '@s4nn/config';
import type { Heading } from '@s4nn/report';
import { readWeights } from '@s4nn/weights/files';

/**
 * What a page about stored weights is headed by.
 * @param files of the weights.
 * @param samples how many test samples the page is about.
 */
export function headingOf(config: Config, files: readonly string[], samples: number): Heading {
  const shapes = readWeights(files).map(({ shape }) => shape);
  const sizes = [shapes[0]![1], ...shapes.map(([outputs]) => outputs)];
  const { json, source } = config;
  const overridden = Object.values(source.overrides);
  return {
    title: titleOf(source.file),
    facts: [
      { name: 'config', value: source.file },
      ...(overridden.length === 0 ? [] : [{ name: 'changed by', value: overridden.join(', ') }]),
      { name: 'dataset', value: json.dataset.use },
      { name: 'network', value: sizes.join('-') },
      { name: 'weights', value: files.join(', ') },
      { name: 'test samples', value: String(samples) },
      written(),
    ],
  };
}

/** The fact of when a page was written. */
export const written = (): Heading['facts'][number] => ({
  name: 'written',
  value: `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
});

/** Results are known by their folder, other configs by their file. */
const titleOf = (file: string): string =>
  basename(file) === 'config.json' && dirname(file) !== '.' ? dirname(file) : file.replace(/\.json$/, '');
