import { Buffer } from 'node:buffer';
import { InputError } from '@s4nn/core';
import { type Decimal, parseNumber } from '../values/parse-number.js';

/** The sign between groups of three digits; a space stands for narrow ones and those that break no line, too. */
export type Thousands = (typeof thousandsSigns)[number];
export const thousandsSigns = [',', '.', ' ', "'"] as const;

/** How numbers are written. */
export interface Notation {
  readonly decimal: Decimal;
  /** Null where numbers have no sign between thousands. */
  readonly thousands: Thousands | null;
}

/** What options say of it; `auto` finds the decimal sign. */
export interface NotationOptions {
  readonly decimal: 'auto' | Decimal;
  readonly thousands: Thousands | null;
}

/** Numbers with a decimal point, and nothing between thousands. */
export const points: Notation = { decimal: '.', thousands: null };

/** How each sign may be written, for a regular expression. */
const written: Readonly<Record<Thousands, string>> = {
  ...{ ',': ',', '.': '\\.', ' ': '[ \\u00a0\\u2007\\u2009\\u202f]', "'": "['\\u2019]" },
};

const patterns = new Map<string, RegExp>();

/** Up to three digits, the first of them no zero, and groups of exactly three. */
function patternOf(decimal: Decimal, thousands: Thousands): RegExp {
  const key = decimal + thousands;
  const known = patterns.get(key);
  if (known) return known;
  const pattern = new RegExp(
    `^[+-]?[1-9]\\d{0,2}(?:${written[thousands]}\\d{3})+(?:${written[decimal]}\\d*)?$`,
  );
  patterns.set(key, pattern);
  return pattern;
}

/**
 * Refuses one sign for two things.
 * @throws InputError naming the options.
 */
export function checkNotation({ decimal, thousands }: NotationOptions): void {
  if (decimal !== thousands) return;
  const other = decimal === '.' ? ',' : '.';
  throw new InputError(
    `options decimal and thousands: found "${decimal}" for both, expected two different signs; "thousands": "${decimal}" goes with "decimal": "${other}"`,
  );
}

/** The number that bytes hold, as `parseNumber` says, also with a sign between groups of three digits. */
export function valueAt(
  bytes: Buffer,
  start: number,
  end: number,
  { decimal, thousands }: Notation,
  isSingle = false,
): number {
  const number = parseNumber(bytes, start, end, decimal, isSingle);
  if (thousands === null || !Number.isNaN(number)) return number;
  const text = bytes.toString('utf8', start, end).trim();
  if (!patternOf(decimal, thousands).test(text)) return Number.NaN;
  const [whole, fraction = ''] = text.split(decimal);
  return Number(`${whole!.replace(/[^\d+-]/g, '')}.${fraction}`);
}

/** The number that a text holds, or NaN. */
export function valueIn(text: string, notation: Notation): number {
  const bytes = Buffer.from(text);
  return valueAt(bytes, 0, bytes.length, notation);
}

/** A number without the signs between its thousands, if it is one in that notation with either decimal sign. */
export function withoutThousands(text: string, thousands: Thousands | null): string {
  if (thousands === null) return text;
  const decimals = (['.', ','] as const).filter((decimal) => decimal !== thousands);
  const isGrouped = decimals.some((decimal) => patternOf(decimal, thousands).test(text.trim()));
  return isGrouped ? text.replace(new RegExp(written[thousands], 'g'), '') : text;
}
