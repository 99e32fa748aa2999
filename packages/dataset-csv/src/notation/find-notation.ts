import { findDecimal } from '../values/decimal.js';
import { type Notation, type NotationOptions, withoutThousands } from './notation.js';

/** What the notation of a table is found from. */
export interface Signs {
  readonly delimiter: string;
  /** Some rows, [rows × columns]. */
  readonly rows: readonly (readonly string[])[];
  /** That of the table that this one goes with. */
  readonly like: Notation | undefined;
}

/** The notation that options say, with the decimal sign that goes with it. */
export function findNotation(options: NotationOptions, { delimiter, rows, like }: Signs): Notation {
  const { decimal, thousands } = options;
  const of = (decimal: Notation['decimal']): Notation => ({ decimal, thousands });
  if (decimal !== 'auto') return of(decimal);
  if (thousands === '.') return of(',');
  if (thousands === ',' || delimiter === ',') return of('.');
  const plain = rows.map((row) => row.map((cell) => withoutThousands(cell, thousands)));
  return of(findDecimal(plain) ?? like?.decimal ?? '.');
}

/** What to say of a decimal comma that was found. */
export const notationNotes = (options: NotationOptions, { decimal, thousands }: Notation): string[] =>
  options.decimal === 'auto' && decimal === ',' && thousands !== '.'
    ? ['numbers are read with a decimal comma; set "decimal": "," to say that this is right']
    : [];
