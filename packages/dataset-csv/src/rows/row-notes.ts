import type { Parts } from '../values/arrange.js';
import { findEqualRows } from './equal-rows.js';

/** What to say of equal rows: nothing, or a sentence each. */
export interface RowNotes {
  /** On training rows that no network can tell apart. */
  readonly train: readonly string[];
  /** On test rows that are training rows. */
  readonly test: readonly string[];
}

/** From this share of the test rows on, repeated ones are worth a word; one alone only from the second share on. */
const [share, large] = [0.01, 0.1] as const;

/**
 * Says how many test rows have the values of a training row, and how many training rows have those of another class.
 * @param lineOf the line of a training row.
 * @param where the copies are to be removed from: "the table".
 */
export function rowNotes(
  { train, test }: Parts,
  width: number,
  lineOf: (row: number) => number,
  where: string,
): RowNotes {
  const { first, known } = findEqualRows({ width, train: train.values, test: test.values });
  const count = test.labels.length;
  const isMuch = (known >= 2 && known >= share * count) || (known >= 1 && known >= large * count);
  const rows = count === 1 ? 'test row' : 'test rows';
  const are = known === 1 ? 'is also a training row' : 'are also training rows';
  const note = `${known} of ${count} ${rows} ${are}, with the same values in all features, so the test is easier than one on new rows; if they are copies, remove them from ${where}`;
  return { train: contradictions(first, train.labels, lineOf), test: isMuch ? [note] : [] };
}

function contradictions(
  first: Uint32Array,
  labels: ArrayLike<number>,
  lineOf: (row: number) => number,
): string[] {
  const isMixed = new Uint8Array(first.length);
  let example: readonly [number, number] | null = null;
  for (let row = 0; row < first.length; row++) {
    const other = first[row]!;
    if (labels[row] === labels[other]) continue;
    isMixed[other] = 1;
    example ??= [other, row];
  }
  if (!example) return [];
  const rows = first.reduce((count, other) => count + isMixed[other]!, 0);
  const [a, b] = example.map(lineOf).sort((a, b) => a - b);
  return [
    `${rows} training rows have the same values in all features as one of another class, for example those in lines ${a} and ${b}, and no network can tell them apart; correct their labels if they are wrong`,
  ];
}
