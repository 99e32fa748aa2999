import { InputError } from '@s4nn/core';
import type { Table } from '../table.js';
import { quoted } from '../text-lists.js';
import { widthOf } from './filled-width.js';
import { numberingOf } from './numbering.js';

/** Which columns are read. */
export interface Columns {
  /** The column of labels: its name, or its index from 0; a negative one counts from the end. */
  readonly label: string | number;
  /** Names of the columns of features, or null for all others. */
  readonly features: readonly string[] | null;
  /** What becomes of a first column without a name that numbers the rows: `auto` leaves it out. */
  readonly index: 'auto' | 'keep';
}

/** Places of the columns that are read. */
export interface Roles {
  readonly label: number;
  readonly features: readonly number[];
  /** How many columns at the start are left out, as they number the rows. */
  readonly numbering: number;
  /** How many columns there are, without empty ones at the end. */
  readonly width: number;
  readonly notes: readonly string[];
}

/**
 * Chooses the columns of a table of training samples.
 * @throws InputError naming a column that is not there, is there twice, or is both label and feature.
 */
export function chooseColumns(table: Table, { label, features, index }: Columns): Roles {
  const { file, columns } = table;
  const notes: string[] = [];
  const width = widthOf(table, notes);
  const places = placesOf(table, width);
  const labelled = find(label);
  const numbering =
    features || index === 'keep' ? 0 : numberingOf(table, (place) => place === labelled, notes);
  const chosen = features
    ? features.map(find)
    : columns.flatMap((_, place) =>
        place < numbering || place >= width || place === labelled ? [] : [place],
      );
  if (chosen.includes(labelled)) {
    throw new InputError(
      `${file}: found the column of labels, ${columns[labelled]}, among the features; leave it out`,
    );
  }
  if (chosen.length === 0) {
    throw new InputError(
      `${file}: found one column, expected features beside the labels; check the option delimiter`,
    );
  }
  return { label: labelled, features: chosen, numbering, width, notes };

  function find(column: string | number): number {
    const place =
      typeof column === 'string' ? (places.get(column) ?? -1) : column < 0 ? width + column : column;
    if (place >= 0 && place < width) return place;
    const names = quoted(columns.slice(0, width));
    throw new InputError(
      `${file}: found no column ${JSON.stringify(column)}, expected one of ${names}, or a place up to ${width - 1}`,
    );
  }
}

/** The place of each name. */
function placesOf({ file, columns, lineOf, named }: Table, width: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let place = 0; place < width; place++) {
    const name = columns[place]!;
    if (places.has(name)) {
      const line = named ? lineOf(-1) : 1;
      throw new InputError(
        `${file}:${line}: found two columns named ${JSON.stringify(name)}, expected different names; rename one`,
      );
    }
    places.set(name, place);
  }
  return places;
}
