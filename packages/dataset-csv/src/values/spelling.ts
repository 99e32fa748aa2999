import { InputError } from '@s4nn/core';
import { type Notation, valueIn } from '../notation/notation.js';
import type { Table } from '../table.js';
import { listed } from '../text-lists.js';
import type { LabelColumn } from './read-labels.js';

/** What labels have in common that differ by their spelling alone: case, blanks, the form of a number or of its accents. */
export function spellingKey(label: string, notation: Notation): string {
  const plain = label
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .normalize('NFC')
    .trim();
  const number = valueIn(plain, notation);
  return Number.isNaN(number) ? plain.replace(/\s+/g, ' ').toLowerCase() : `number ${number + 0}`;
}

/** A text with its invisible letters in view: "a\u0308" for a letter of two. */
export const visible = (text: string): string =>
  JSON.stringify(text).replace(/\p{M}|\p{Cf}|\u00a0/gu, (letter) => {
    return `\\u${letter.codePointAt(0)!.toString(16).padStart(4, '0')}`;
  });

/**
 * Groups labels that differ by their spelling alone.
 * @param used the labels that count.
 * @returns for each group, the labels in it, in their order in the file.
 */
export function groupBySpelling(
  column: LabelColumn,
  used: readonly number[],
  notation: Notation,
): number[][] {
  const groups = new Map<string, number[]>();
  for (const index of used) {
    const key = spellingKey(column.texts[index]!, notation);
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  return [...groups.values()];
}

/**
 * Refuses labels that differ by their spelling alone.
 * @throws InputError naming spellings and their lines.
 */
export function refuseSpellings(
  table: Table,
  column: LabelColumn,
  groups: readonly (readonly number[])[],
): void {
  const [first] = groups.filter((group) => group.length > 1);
  if (!first) return;
  const spellings = first.map((index) => {
    return `${visible(column.texts[index]!)} (line ${table.lineOf(column.firstRows[index]!)})`;
  });
  const line = table.lineOf(column.firstRows[first[1]!]!);
  throw new InputError(
    `${table.file}:${line}: found labels that differ by their spelling alone, ${listed(spellings)}, expected one spelling of each class; correct it, or set "labels": "fold" to merge them`,
  );
}
