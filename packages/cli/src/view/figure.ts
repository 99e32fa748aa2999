import { meanText, percent } from '@s4nn/core';
import type { Figure } from '@s4nn/measure';
import type { Colours } from '../terminal.js';
import { table } from './table.js';

/** A figure of the paper as lines. Its table also holds the values of its curves. */
export function figureLines({ title, caption, columns, rows, unit }: Figure, colours: Colours): string[] {
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
  ];
}
