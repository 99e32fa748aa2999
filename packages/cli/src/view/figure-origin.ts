import type { Figure } from '@s4nn/measure';
import type { Table } from '@s4nn/report';
import { editText } from './edit-text.js';

/** The networks of a figure, one row each. */
export function originTable({ networks }: Figure): Table {
  const isChanged = networks.some(({ changes }) => Object.keys(changes).length > 0);
  return {
    columns: [
      'network',
      'neurons',
      'epochs',
      'seed',
      'config',
      ...(isChanged ? ['changed for this figure'] : []),
    ],
    rows: networks.map(({ name, sizes, epochs, seed, config, changes }) => [
      ...[name, sizes.join('-'), String(epochs), String(seed), config],
      ...(isChanged ? [edits(changes)] : []),
    ]),
  };
}

/** What makes the numbers of a figure others than those of its configs; null where nothing does. */
export const overridesText = ({ overrides }: Pick<Figure, 'overrides'>): string | null =>
  Object.keys(overrides).length === 0
    ? null
    : `Changed by --set: ${edits(overrides)}. These are not the numbers of the configs as they are.`;

const edits = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(values)
    .map(([pointer, value]) => editText(pointer, value))
    .join(', ');
