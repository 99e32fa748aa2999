import { InputError } from '@s4nn/core';
import { titleCureOf } from '../rows/title-cure.js';
import type { Table } from '../table.js';
import { quoted } from '../text-lists.js';
import { widthOf } from './filled-width.js';
import { composed, lookalike, tellingApart } from './names.js';
import { numberingOf } from './numbering.js';

/** Which columns are read. */
export interface Columns {
  /** The column of labels: its name, or its index from 0; a negative one counts from the end. */
  readonly label: string | number;
  /** Names of the columns of features, or null for all others. */
  readonly features: readonly string[] | null;
  /** What happens to a first column without a name that numbers the rows: `auto` leaves it out. */
  readonly index: 'auto' | 'keep';
}

/** The columns that options name, as their names are compared. */
export const composedColumns = ({ label, features, index }: Columns): Columns => ({
  label: typeof label === 'string' ? composed(label) : label,
  features: features?.map(composed) ?? null,
  index,
});

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
  if (new Set(chosen).size < chosen.length) {
    const names = quoted(chosen.filter((place, at) => chosen.indexOf(place) < at).map((at) => columns[at]!));
    throw new InputError(`${file}: found ${names} twice among the features; name it once`);
  }
  if (chosen.length === 0) {
    throw new InputError(
      `${file}: found one column, expected features beside the labels; ${titleCureOf(table) ?? 'check the option delimiter'}`,
    );
  }
  return { label: labelled, features: chosen, numbering, width, notes };

  function find(column: string | number): number {
    const place =
      typeof column === 'string' ? (places.get(column) ?? -1) : column < 0 ? width + column : column;
    if (place >= 0 && place < width) return place;
    const near = typeof column === 'string' ? lookalike(column, columns) : undefined;
    const shown = tellingApart(near === undefined ? [] : [String(column), near]);
    const own = typeof column === 'string' ? shown(column) : column;
    const cure = near === undefined ? '' : `; did you mean ${shown(near)}?`;
    throw new InputError(
      `${file}: found no column ${own}, expected one of ${quoted(columns.slice(0, width))}, or a place up to ${width - 1}${cure}`,
    );
  }
}

/** The place of each name. */
function placesOf(table: Table, width: number): ReadonlyMap<string, number> {
  const { file, columns, lineOf, named } = table;
  const places = new Map<string, number>();
  for (let place = 0; place < width; place++) {
    const name = columns[place]!;
    if (places.has(name)) {
      const line = named ? lineOf(-1) : 1;
      throw new InputError(
        `${file}:${line}: found two columns named ${JSON.stringify(name)}, expected different names; ${(named && titleCureOf(table)) || 'rename one'}`,
      );
    }
    places.set(name, place);
  }
  return places;
}
