import type { Table } from '../table.js';
import { quoted } from '../text-lists.js';
import type { Part } from '../values/arrange.js';

/** In fewer rows, values agree by chance. */
const someRows = 10;

/**
 * Says which features are the labels in other words: one value in all training rows of a class, and another one in each class.
 */
export function findLabelCopies(
  table: Table,
  features: readonly number[],
  { values, labels }: Part,
  classes: number,
): string[] {
  const width = features.length;
  if (labels.length < Math.max(someRows, 2 * classes)) return [];
  const valueIn = new Float32Array(classes);
  const copies = features.filter((_, feature) => {
    valueIn.fill(Number.NaN);
    for (let row = 0, at = feature; row < labels.length; row++, at += width) {
      const known = valueIn[labels[row]!]!;
      if (Number.isNaN(known)) valueIn[labels[row]!] = values[at]!;
      else if (known !== values[at]) return false;
    }
    const present = valueIn.filter((value) => !Number.isNaN(value));
    return new Set(present).size === present.length;
  });
  if (copies.length === 0) return [];
  const names = quoted(copies.map((place) => table.columns[place]!));
  const which = copies.length === 1 ? `column ${names} holds` : `columns ${names} each hold`;
  return [
    `${which} one value per class, another one in each, like a copy of the labels, from which alone a network can tell them; leave ${copies.length === 1 ? 'it' : 'them'} out by the option features`,
  ];
}
