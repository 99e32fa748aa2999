import { InputError } from '@s4nn/core';

/**
 * Makes sure that a value of a space can be written as JSON and read again: a primitive, an array or a plain object.
 * @param place where it is written; the message begins with it.
 * @throws InputError for functions, symbols, bigints, maps, dates, typed arrays and other instances of classes.
 */
export function requirePlain(value: unknown, place: string): void {
  const found = strange(value);
  if (found === null) return;
  const cure = 'choose among names or indices of such values, and look the value up where it is used';
  throw new InputError(
    `${place}: found ${found}, expected plain data, as trials are kept and read as JSON; ${cure}`,
  );
}

function strange(value: unknown): string | null {
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol' || typeof value === 'bigint') return `a ${typeof value}`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm, such as those of a test runner, have an Object.prototype of their own.
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  if (isPlain) return Object.getOwnPropertySymbols(value).length > 0 ? 'a member named by a symbol' : null;
  return `an object of class ${value.constructor?.name || 'unknown'}`;
}
