import { InputError } from '@s4nn/core';
import { cureOf, describeLabels } from '../columns/check-label.js';
import type { Roles } from '../columns/choose-columns.js';
import { valueIn } from '../notation/notation.js';
import type { Table } from '../table.js';
import { quoted } from '../text-lists.js';
import type { LabelColumn } from './read-labels.js';
import { groupBySpelling, refuseSpellings, spellingKey, visible } from './spelling.js';
import { refuseVanished } from './vanished.js';

/** Whether labels that differ by their spelling alone are refused or merged. */
export type Spelling = 'exact' | 'fold';

/** The classes of a table, and those of its labels. */
export interface Classes {
  readonly names: readonly string[];
  /** [kept rows] indices into the names. */
  readonly of: Uint16Array;
  readonly notes: readonly string[];
}

const most = 65536;

/**
 * The distinct labels of the kept rows: numbers in order of size, texts by code unit (Z before a).
 * @throws InputError when there are fewer than two, or some differ by their spelling alone.
 */
export function findClasses(
  table: Table,
  roles: Roles,
  column: LabelColumn,
  rows: Uint32Array,
  spelling: Spelling,
): Classes {
  const { notation, file } = table;
  const isUsed = new Uint8Array(column.texts.length);
  for (const row of rows) isUsed[column.of[row]!] = 1;
  const used = [...isUsed.keys()].filter((text) => isUsed[text]);
  const groups = groupBySpelling(column, used, notation);
  if (spelling === 'exact') refuseSpellings(table, column, groups);
  const named = groups.map((group) => ({ group, name: column.texts[group[0]!]!.trim() }));
  const areNumbers = named.every(({ name }) => !Number.isNaN(valueIn(name, notation)));
  if (spelling === 'exact') for (const one of named) one.name = column.texts[one.group[0]!]!;
  named.sort((a, b) =>
    areNumbers ? valueIn(a.name, notation) - valueIn(b.name, notation) : a.name < b.name ? -1 : 1,
  );
  if (named.length < 2) {
    refuseVanished(table, roles.label, column, rows);
    throw new InputError(
      `${file}: found ${describeLabels(table, roles, column)} alone, expected at least two classes; ${cureOf(table, roles)}`,
    );
  }
  if (named.length > most) {
    throw new InputError(
      `${file}: found ${named.length} classes, expected ${most} at most; ${cureOf(table, roles)}`,
    );
  }
  const classOf = new Int32Array(column.texts.length).fill(-1);
  named.forEach(({ group }, index) => {
    for (const text of group) classOf[text] = index;
  });
  const merged = named.filter(({ group }) => group.length > 1);
  const notes = merged.slice(0, 10).map(({ group, name }) => {
    const spellings = group.map((text) => visible(column.texts[text]!)).join(', ');
    return `labels ${spellings} are one class, ${visible(name)}; "labels": "exact" refuses them`;
  });
  return {
    names: named.map(({ name }) => name),
    of: Uint16Array.from(rows, (row) => classOf[column.of[row]!]!),
    notes,
  };
}

/**
 * The labels of a table of test samples, as indices into the classes of the training samples.
 * @throws InputError naming the line of a label that is no class.
 */
export function matchLabels(
  table: Table,
  column: LabelColumn,
  rows: Uint32Array,
  names: readonly string[],
  spelling: Spelling,
): Uint16Array {
  const { file, notation, lineOf } = table;
  const exact = new Map(names.map((name, index) => [name, index]));
  const alike = new Map(names.map((name, index) => [spellingKey(name, notation), index]));
  return Uint16Array.from(rows, (row) => {
    const text = column.texts[column.of[row]!]!;
    const near = alike.get(spellingKey(text, notation));
    const found = spelling === 'fold' ? near : exact.get(text);
    if (found !== undefined) return found;
    const place = `${file}:${lineOf(row)}: found label ${visible(text)}`;
    if (near === undefined)
      throw new InputError(`${place}, expected one of ${quoted(names)}, those of the training rows`);
    throw new InputError(
      `${place}, which differs from the class ${visible(names[near]!)} by its spelling alone, expected one spelling of each class; correct it, or set "labels": "fold" to merge them`,
    );
  });
}
