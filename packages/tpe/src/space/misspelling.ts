import { type Expression, InputError, nearest } from '@s4nn/core';
import { fields, type Word } from './expression.js';
import { isAside, isForeign, meantBy } from './foreign.js';

/** The names of all expressions. */
export const words = Object.keys(fields) as Word[];

/** @throws InputError for an expression with more members than it has, which would mean nothing. */
export function requireOnlyFields(expression: Expression & { readonly name: Word }, place: string): void {
  const { name, ...members } = expression;
  const other = Object.keys(members).find((member) => !fields[name].includes(member));
  if (other === undefined) return;
  throw new InputError(`${place}: found "${other}" in ${name}, expected only ${fields[name].join(', ')}`);
}

/** @throws InputError for an object that was probably meant to be an expression. */
export function requireNoMisspelling(node: object, place: string): void {
  const names = Object.keys(node);
  const { name } = node as { readonly name?: unknown };
  const meant = typeof name === 'string' ? (nearest(name, words) as Word | undefined) : undefined;
  if (meant && fields[meant].every((field) => Object.hasOwn(node, field))) {
    throw new InputError(`${place}: found the name "${name}"; did you mean "${meant}"?`);
  }
  for (const [key, value] of Object.entries(node)) {
    if (words.includes(key as Word) && names.length > 1 && isDrawnFrom(key as Word, value)) {
      const others = names.filter((other) => other !== key).join(', ');
      const form = key === 'randint' ? '{ randint: upper }' : `{ ${key}: […] }`;
      throw new InputError(`${place}: found ${key} beside ${others}, expected ${form} alone`);
    }
  }
  const heads = Object.entries(node).filter(([key, value]) => !isAside(key, value));
  const [[head, value] = ['', null], ...others] = heads;
  const isWord = words.includes(head as Word);
  const near = Array.isArray(value) && !isWord && others.length === 0 ? nearest(head, words) : undefined;
  const foreign = isWord ? null : meantBy(node);
  if (near === undefined && foreign === null) return;
  const shown = names.length === 1 && Array.isArray(value) ? `${head}: […]` : names.join(', ');
  const cure = foreign ?? JSON.stringify(near);
  throw new InputError(
    `${place}: found { ${shown} }, which is no expression; did you mean ${cure}? A constant needs another name`,
  );
}

/** Whether an expression of that name can be drawn from a value, so that what stands beside it was meant to be part of it. */
function isDrawnFrom(word: Word, value: unknown): boolean {
  if (word === 'randint' && typeof value === 'number') return true;
  if (!Array.isArray(value)) return isForeign(value);
  if (value.length === 0) return false;
  return word === 'choice' || value.every((each) => each !== '' && Number.isFinite(Number(each)));
}
