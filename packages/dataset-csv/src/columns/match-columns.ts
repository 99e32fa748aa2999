import { InputError } from '@s4nn/core';
import type { Table } from '../table.js';
import { listed } from '../text-lists.js';
import type { Columns, Roles } from './choose-columns.js';
import { widthOf } from './filled-width.js';
import { tellingApart } from './names.js';
import { numberingOf } from './numbering.js';

/**
 * Finds the columns of a training table in one of test samples: by name if both have a header, else by place.
 * @throws InputError naming the columns that are missing, and those that are beyond.
 */
export function matchColumns(table: Table, like: Table, roles: Roles, { features, index }: Columns): Roles {
  const notes: string[] = [];
  const width = widthOf(table, notes);
  return table.named && like.named ? byName() : byPlace();

  function byName(): Roles {
    const places = new Map(table.columns.slice(0, width).map((name, place) => [name, place]));
    const names = [...roles.features, roles.label].map((place) => like.columns[place]!);
    const missing = names.filter((name) => !places.has(name));
    const isWanted = (place: number): boolean => names.includes(table.columns[place]!);
    const reads = features !== null || index === 'keep';
    const numbering = reads ? 0 : numberingOf(table, isWanted, notes, roles.numbering);
    const known = new Set(like.columns.slice(0, roles.width));
    const beyond = features ? [] : table.columns.slice(numbering, width).filter((name) => !known.has(name));
    const twice = table.columns
      .slice(numbering, width)
      .find((name, at) => places.get(name) !== at + numbering);
    if (missing.length > 0 || beyond.length > 0) {
      const shown = tellingApart([...missing, ...beyond]);
      const lacks = missing.length > 0 ? [`no column ${listed(missing.map(shown))}`] : [];
      const has = beyond.length > 0 ? [`${listed(beyond.map(shown))} beyond those`] : [];
      throw new InputError(
        `${table.file}: found ${[...lacks, ...has].join(', and ')}, expected the columns of ${like.file}; rename them, or choose features that both tables have`,
      );
    }
    if (twice !== undefined) {
      throw new InputError(
        `${table.file}:${table.lineOf(-1)}: found two columns named ${JSON.stringify(twice)}, expected different names; rename one`,
      );
    }
    const found = names.map((name) => places.get(name)!);
    const order = (places: readonly number[]): string =>
      String([...places.keys()].sort((a, b) => places[a]! - places[b]!));
    if (order(found) !== order([...roles.features, roles.label])) {
      notes.push(
        'its columns are in another order than those of the training table; they are matched by name',
      );
    }
    return { label: found.at(-1)!, features: found.slice(0, -1), numbering, width, notes };
  }

  function byPlace(): Roles {
    const shift = width === roles.width - roles.numbering ? roles.numbering : 0;
    if (width !== roles.width - shift) {
      throw new InputError(
        `${table.file}: found ${width} columns, expected ${roles.width} as in ${like.file}; name the columns in both tables`,
      );
    }
    if (table.named !== like.named) {
      notes.push(
        'its columns are matched by place, as one of the two tables does not name them; the option header says whether the first line does',
      );
    }
    return {
      ...{ numbering: roles.numbering - shift, width, notes },
      label: roles.label - shift,
      features: roles.features.map((place) => place - shift),
    };
  }
}
