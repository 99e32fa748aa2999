import type { Table } from './block.js';
import type { Field, NamedField } from './field.js';
import type { Heading } from './heading.js';

/** A table, with a chart of it, curves and images where it has them. */
export interface FigureData<Image = Field> {
  readonly title: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** What the numbers are: shares 0…1, or other numbers. */
  readonly unit: 'share' | 'number';
  /**
   * How a page draws the numbers of the table: as a heat map, with the names of its rows, columns and values, or as one
   * bar chart per column.
   */
  readonly drawing:
    | ({ readonly kind: 'heat map' } & Readonly<Record<'rows' | 'columns' | 'values', string>>)
    | { readonly kind: 'bars' }
    | null;
  readonly curves: {
    readonly x: string;
    readonly y: string;
    /** Whether the values of x are spaced evenly, which suits values that double. */
    readonly isEven: boolean;
    readonly lines: readonly {
      readonly name: string;
      readonly points: readonly (readonly [x: number, y: number])[];
    }[];
  } | null;
  readonly fields: readonly NamedField<Image>[];
  /** What it was made from, one row per network, and what was changed from the configs for it. */
  readonly origin: Table;
  /** What makes its numbers others than those of the configs; null where nothing does. */
  readonly warning: string | null;
}

/** What a page of figures shows. */
export interface PaperData<Image = Field> {
  readonly heading: Heading;
  readonly figures: readonly FigureData<Image>[];
}
