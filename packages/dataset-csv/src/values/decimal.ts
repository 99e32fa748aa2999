import { isMissing } from './missing-cells.js';
import type { Decimal } from './parse-number.js';

const comma = /^[+-]?\d+,\d+(e[+-]?\d+)?$/i;
const point = /^[+-]?\d*\.\d+(e[+-]?\d+)?$/i;
const whole = /^[+-]?\d+$/;
/** Not a thousands separator: other than three digits follow, or a zero or more than three digits are before it. */
const certain = /^[+-]?(0+,|\d{4,},|\d+,(?!\d{3}$))/;

/**
 * The decimal sign of some rows, [rows × columns], whose separator is not a comma; null if they do not tell. A comma is certain
 * where columns hold nothing but whole numbers and ones with a comma that cannot stand for thousands.
 */
export function findDecimal(rows: readonly (readonly string[])[]): Decimal | null {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  let found: Decimal | null = null;
  for (let column = 0; column < width; column++) {
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => !isMissing(cell));
    if (cells.some((cell) => point.test(cell))) return '.';
    const commas = cells.filter((cell) => comma.test(cell));
    if (
      commas.some((cell) => certain.test(cell)) &&
      cells.every((cell) => comma.test(cell) || whole.test(cell))
    ) {
      found = ',';
    }
  }
  return found;
}
