import { InputError } from './errors.js';
import type { JsonSchema } from './json-schema.js';
import { didYouMean, suggestion } from './nearest.js';

/** A word, or an object that has it as `use`, and any of its options beside it. */
export type Named<Whole extends { readonly use: string }> = Whole extends Whole
  ? Whole['use'] | (Pick<Whole, 'use'> & Partial<Whole>)
  : never;

/**
 * Options as their schema says: a closed object of numbers, words, booleans, pairs and such objects; what is left out gets
 * its default. Members without a type are for the caller to check.
 * @param place what the options are given to; messages begin with it.
 * @throws InputError for an unknown name, and for a value that the schema does not allow.
 */
export function completeOptions<Options>(place: string, schema: JsonSchema, given: unknown): Options {
  const properties = schema.properties as Readonly<Record<string, JsonSchema>>;
  const names = Object.keys(properties);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new InputError(
      `${place}: found ${shown(given)}, expected an object of options such as { ${names[0]}: … }`,
    );
  }
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new InputError(`${place}: found an unknown option "${unknown}"${suggestion(unknown, names)}`);
  }
  const required = (schema.required ?? []) as readonly string[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const property = properties[name]!;
      const { [name]: value = property.default } = given as Record<string, unknown>;
      if (value === undefined && !required.includes(name)) return [];
      return [[name, complete(`${place}.${name}`, property, value)]];
    }),
  ) as Options;
}

/**
 * What a word names, with all its options: `'adam'`, or `{ use: 'adam', beta1: 0.8 }`.
 * @param schemas of the options, by word.
 * @throws InputError for an unknown word, and as {@link completeOptions} does.
 */
export function completeNamed<Whole extends { readonly use: string }>(
  place: string,
  schemas: Readonly<Record<Whole['use'], JsonSchema>>,
  given: unknown,
): Whole {
  const isObject = typeof given === 'object' && given !== null;
  const { use, ...options } = isObject ? (given as { use?: unknown }) : { use: given };
  const word = requireWord(isObject ? `${place}.use` : place, use, Object.keys(schemas) as Whole['use'][]);
  return { use: word, ...completeOptions<object>(place, schemas[word], options) } as Whole;
}

/** The word that was given. @throws InputError unless it is one of those. */
export function requireWord<Word>(place: string, given: unknown, words: readonly Word[]): Word {
  if (words.includes(given as Word)) return given as Word;
  const meant = typeof given === 'string' ? didYouMean(given, words.map(String)) : '';
  throw new InputError(`${place}: found ${shown(given)}, expected ${words.map(shown).join(' or ')}${meant}`);
}

function complete(place: string, schema: JsonSchema, value: unknown): unknown {
  const { enum: words, type, items } = schema as { enum?: unknown[]; type?: string; items?: JsonSchema[] };
  if (words) return requireWord(place, value, words);
  if (type === 'object') return completeOptions(place, schema, value);
  if (type === 'array' && Array.isArray(value) && value.length === items!.length) {
    return items!.map((item, index) => complete(`${place}[${index}]`, item, value[index]));
  }
  const isNumeric = type === 'number' || type === 'integer';
  if (type === undefined || (isNumeric ? isNumber(value, schema) : typeof value === type)) return value;
  throw new InputError(`${place}: found ${shown(value)}, expected ${expected(schema)}`);
}

/** What limits a number, in words and as a test. */
const limits = {
  minimum: ['of at least', (value: number, limit: number) => value >= limit],
  exclusiveMinimum: ['greater than', (value: number, limit: number) => value > limit],
  maximum: ['of at most', (value: number, limit: number) => value <= limit],
  exclusiveMaximum: ['less than', (value: number, limit: number) => value < limit],
} as const;
const limitsOf = (schema: JsonSchema) =>
  Object.entries(limits).flatMap(([name, [words, test]]) =>
    name in schema ? [{ words, test, limit: schema[name] as number }] : [],
  );

const isNumber = (value: unknown, schema: JsonSchema): boolean =>
  (schema.type === 'integer' ? Number.isInteger(value) : Number.isFinite(value)) &&
  limitsOf(schema).every(({ test, limit }) => test(value as number, limit));

function expected(schema: JsonSchema): string {
  const { type, items } = schema as { type: string; items?: JsonSchema[] };
  if (items) return `[${items.map(({ title }) => title).join(', ')}]`;
  const { minimum, maximum } = schema;
  const isBetween = minimum !== undefined && maximum !== undefined;
  const all = isBetween
    ? [` from ${minimum} to ${maximum}`]
    : limitsOf(schema).map(({ words, limit }) => ` ${words} ${limit}`);
  return `${type === 'boolean' ? 'true or false' : `a${type === 'integer' ? 'n' : ''} ${type}`}${all.join(' and')}`;
}

/** A value as a message shows it. */
function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? `an array of ${value.length}` : 'an object';
}
