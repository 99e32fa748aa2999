import { type Notation, valueIn } from '../notation/notation.js';
import { isMissing, isMissingLabel } from '../values/missing-cells.js';
import { isLabelName } from './label-names.js';

/** What the first line of a table is compared with. */
export interface Below {
  /** The place of the column of labels. */
  readonly label: number;
  /** How many rows are below it. */
  readonly count: number;
  /** Some of them. */
  readonly rows: readonly (readonly string[])[];
  /** The distinct labels of all rows below it. */
  readonly labels: () => ReadonlySet<string>;
  readonly notation: Notation;
  /** Names that options give. */
  readonly wanted: readonly string[];
  /** Names of the columns of the table that this one goes with; empty if it has none. */
  readonly known: readonly string[];
}

/** Whether the first line names the columns; a note where that is a guess. */
export interface Header {
  readonly named: boolean;
  readonly note?: string;
}

const guessed =
  'the first line is taken for the names of the columns, though it holds numbers; "header": false reads it as a row';
const passed =
  'the first line is read as a row, though its numbers count like names of columns; "header": true takes it for those';

/** Tells from its cells, and those below, whether the first line names the columns. */
export function findHeader(first: readonly string[], below: Below): Header {
  const isNumber = (cell: string): boolean => !Number.isNaN(valueIn(cell, below.notation));
  const { known, wanted, label } = below;
  const names = new Set(known);
  if (first.every((name) => names.has(name)) && new Set(first).size === first.length) return { named: true };
  const isPlace = (name: string): boolean => isNumber(name) && Number(name) < first.length;
  if (wanted.some((name) => first.includes(name) && !isPlace(name))) return { named: true };
  const features = first.flatMap((_, place) => (place === label ? [] : [place]));
  const numbers = features.filter((place) => isNumber(first[place]!));
  const texts = features.filter((place) => !isNumber(first[place]!) && !isMissing(first[place]!));
  if (numbers.length === 0 && (texts.length > 0 || features.length === 0)) {
    return { named: !isNumber(first[label] ?? '') || texts.length > 0 };
  }
  const own = first[label]!;
  const isSure = numbers.length === 0 || known.length > 0 || below.rows.length === 0;
  if (isSure || isMissingLabel(own)) return { named: false };
  // Among values that nearly all differ, one more says nothing.
  const areLabels = (): boolean => !isNumber(own) || 2 * below.labels().size <= below.count;
  const unseen = (): boolean => !below.labels().has(own) && areLabels();
  const areNumbers = (place: number): boolean =>
    below.rows.every((row) => isNumber(row[place] ?? '') || isMissing(row[place] ?? '')) &&
    below.rows.some((row) => isNumber(row[place] ?? ''));
  const whole = numbers.map((place) => valueIn(first[place]!, below.notation));
  if (texts.length > 0) {
    const areNames = texts.length >= numbers.length || (isDistinct(whole) && whole.every(Number.isInteger));
    return areNames && texts.every(areNumbers) && unseen()
      ? { named: true, note: guessed }
      : { named: false };
  }
  const areWritten = numbers.every((place, at) => first[place] === String(whole[at]));
  const counts = areWritten && whole.length >= 3 && isCounting(whole);
  const isWord = !isNumber(own) && below.rows.every((row) => isNumber(row[label] ?? ''));
  if (!counts && !isWord && !isLabelName(own)) return { named: false };
  if (unseen() || first[0] === '') return { named: true, note: guessed };
  return counts ? { named: false, note: passed } : { named: false };
}

const isDistinct = (numbers: readonly number[]): boolean => new Set(numbers).size === numbers.length;

/** Whether numbers are 0, 1, 2, … or 1, 2, 3, … */
const isCounting = (numbers: ArrayLike<number>): boolean => {
  const first = numbers[0]!;
  if (first !== 0 && first !== 1) return false;
  for (let at = 1; at < numbers.length; at++) if (numbers[at] !== first + at) return false;
  return true;
};
