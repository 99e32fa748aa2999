import { InputError } from '@s4nn/core';
import type { Table } from '../table.js';
import { textIn } from '../text/cells.js';
import { counted, listed } from '../text-lists.js';
import type { LabelColumn } from './read-labels.js';
import { spellingKey } from './spelling.js';

/** The labels of which no row is left, "a (20 rows)": not in any spelling. */
function vanished(table: Table, { texts, counts, of }: LabelColumn, rows: Uint32Array): string[] {
  const left = new Set<number>();
  for (const row of rows) left.add(of[row]!);
  if (left.size === texts.length) return [];
  const keys = new Set([...left].map((text) => spellingKey(texts[text]!, table.notation)));
  return texts.flatMap((text, index) => {
    if (left.has(index) || keys.has(spellingKey(text, table.notation))) return [];
    return [`${JSON.stringify(text)} (${counted(counts[index]!, 'row')})`];
  });
}

/** Says which classes are lost with the rows that are left out. */
export function vanishedNotes(table: Table, column: LabelColumn, rows: Uint32Array): string[] {
  const lost = vanished(table, column, rows);
  if (lost.length === 0) return [];
  const what = lost.length === 1 ? 'class' : 'classes';
  return [
    `no row is left of the ${what} ${listed(lost)}, as each lacks a cell; "missing": "median" fills cells in, and the option features can leave columns out`,
  ];
}

/** The words for a missing label that rows hold, "NA" (20 rows): one may have been meant for a class. */
function missingWords(table: Table, place: number, { of }: LabelColumn): string[] {
  const counts = new Map<string, number>();
  of.forEach((text, row) => {
    if (text !== -1) return;
    const word = textIn(table.cellsOf(row), place);
    if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  });
  return [...counts].map(([word, count]) => `${JSON.stringify(word)} (${counted(count, 'row')})`);
}

/** Says which words were read as missing labels. */
export function missingWordNotes(table: Table, place: number, column: LabelColumn): string[] {
  const words = missingWords(table, place, column);
  if (words.length === 0) return [];
  const one = words.length === 1;
  const cure = `a class of ${one ? 'that name' : 'such a name'} needs another one`;
  return [`the ${one ? 'label' : 'labels'} ${listed(words)} ${one ? 'is' : 'are'} read as missing; ${cure}`];
}

/**
 * Refuses rows of one class alone, where others are lost with the rows that are left out.
 * @param place that of the column of labels.
 * @throws InputError naming the classes that are lost.
 */
export function refuseVanished(table: Table, place: number, column: LabelColumn, rows: Uint32Array): void {
  const lost = vanished(table, column, rows);
  const words = missingWords(table, place, column);
  if (lost.length === 0 && words.length === 0) return;
  const one = JSON.stringify(column.texts[column.of[rows[0]!]!]);
  const left = [
    ...(lost.length > 0 ? [`none of the ${lost.length === 1 ? 'class' : 'classes'} ${listed(lost)}`] : []),
    ...(words.length > 0 ? [`missing labels ${listed(words)}`] : []),
  ];
  const cures = [
    ...(lost.length > 0 ? ['fill in the cells, set "missing": "median", or choose other features'] : []),
    ...(words.length > 0 ? ['give classes other names than those of missing labels'] : []),
  ];
  throw new InputError(
    `${table.file}: found rows of one class alone without those that lack a cell, ${one}, and ${left.join(' and ')}, expected at least two classes; ${cures.join('; ')}`,
  );
}
