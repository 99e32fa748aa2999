import { meanText, percent } from '@s4nn/core';
import type { Figure } from '@s4nn/measure';
import type { Colours } from '../terminal.js';
import { originTable, overridesText } from './figure-origin.js';
import { table } from './table.js';

/** A figure of the paper as lines: its table, which also holds the values of its curves, and what it was made from. */
export function figureLines(figure: Figure, colours: Colours): string[] {
  const { title, caption, columns, rows, unit } = figure;
  const origin = originTable(figure);
  const warning = overridesText(figure);
  const written = (value: string | number | null): string => {
    if (value === null) return 'none';
    if (typeof value === 'string') return value;
    return unit === 'share' ? percent(value) : meanText(value);
  };
  return [
    colours.bold(title),
    ...table(
      columns,
      rows.map((row) => row.map(written)),
      colours,
    ),
    caption,
    ...table(origin.columns, origin.rows, colours),
    ...(warning === null ? [] : [colours.yellow(warning)]),
  ];
}
