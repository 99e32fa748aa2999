import { isTooDeep } from '@s4nn/core';

/** JSON as Python writes it: numbers may also be NaN, Infinity or -Infinity. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Writes one line of JSON, with the bare tokens NaN, Infinity and -Infinity for numbers that JSON lacks. Undefined members are
 * left out.
 * @throws TypeError for anything that JSON cannot hold, typed arrays and dates included.
 */
export function formatJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : String(value);
  if (Array.isArray(value)) return `[${Array.from(value, formatJson).join(',')}]`;
  if (isPlainObject(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${formatJson(member)}`).join(',')}}`;
  }
  throw new TypeError(`found ${Object.prototype.toString.call(value)}, expected plain JSON`);
}

/**
 * Reads JSON in which numbers may be the bare tokens NaN, Infinity and -Infinity.
 * @throws SyntaxError if the text is anything else, Error if it is nested more than 100 deep.
 */
export function parseJson(text: string): Json {
  const value = withoutNaN(text);
  if (value !== undefined) return value;
  if (isTooDeep(text)) throw new Error('it is nested more than 100 deep');
  // A literal too large for a double reads as Infinity; NaN has no such literal.
  const read = (nan: string): Json => {
    const literals: { readonly [token: string]: string } = { Infinity: '1e999', NaN: nan };
    return JSON.parse(text.replace(stringOrWord, (token) => literals[token] ?? token)) as Json;
  };
  return withNaN(read('0'), read('1'));
}

/** The value of a text without those tokens, as nearly all are; undefined for others, and if it is nested too deep. */
function withoutNaN(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isTooDeep(text) ? undefined : value;
  } catch {
    return undefined;
  }
}

const stringOrWord = /"[^"\\]*(?:\\.[^"\\]*)*"|[\w.]+/g;

/** Combines two readings of a text, one with every NaN as 0, one with every NaN as 1: where they differ, there was NaN. */
function withNaN(zero: Json, one: Json): Json {
  if (Array.isArray(zero)) return zero.map((item, index) => withNaN(item, (one as readonly Json[])[index]!));
  if (isPlainObject(zero)) {
    const other = one as { readonly [key: string]: Json };
    return Object.fromEntries(Object.entries(zero).map(([key, item]) => [key, withNaN(item, other[key]!)]));
  }
  return zero === one ? zero : Number.NaN;
}

/** Whether a value is an object that only holds members, as in JSON. */
export function isPlainObject<Value>(value: Value): value is Value & { readonly [key: string]: Json } {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
