import { InputError } from './errors.js';
import type { JsonSchema } from './json-schema.js';
import { didYouMean, suggestion } from './nearest.js';
import { expectedText, foundText } from './schema-text.js';

/** A word, or an object that has it as `use`, and any of its options beside it. */
export type Named<Whole extends { readonly use: string }> = Whole extends Whole
  ? Whole['use'] | (Pick<Whole, 'use'> & Partial<Whole>)
  : never;

/**
 * Options as their schema, that of a closed object, says; what is left out gets its default. This knows the keywords that
 * schemas of options need and passes over others; members without any are for the caller to check.
 * @param place what the options are given to; messages begin with it.
 * @throws InputError for an unknown name, and for a value that the schema does not allow.
 */
export function completeOptions<Options>(place: string, schema: JsonSchema, given: unknown): Options {
  const properties = schema.properties as Readonly<Record<string, JsonSchema>>;
  const names = Object.keys(properties);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    const such = names.length > 0 ? ` such as { ${names[0]}: … }` : '';
    throw new InputError(`${place}: found ${foundText(given)}, expected an object of options${such}`);
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
      return [[name, completeValue(`${place}.${name}`, property, value)]];
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
  const texts = words.filter((word) => typeof word === 'string');
  const meant = typeof given === 'string' ? didYouMean(given, texts) : '';
  const expected = expectedText({ enum: words });
  throw new InputError(`${place}: found ${foundText(given)}, expected ${expected}${meant}`);
}

/**
 * A value as its schema says; objects in it get their defaults. A branch of an `anyOf` is chosen by type and limits.
 * @param place what the value is; the message begins with it.
 * @throws InputError as {@link completeOptions} does.
 */
export function completeValue<Value>(place: string, schema: JsonSchema, value: unknown): Value {
  const { enum: words, anyOf: branches, items, type } = schema as Keywords;
  if (words) return requireWord(place, value, words) as Value;
  const branch = branches?.find((one) => isLike(value, one));
  if (branch) return completeValue(place, branch, value);
  if (type === 'object') return completeOptions(place, schema, value);
  if (branches || !isLike(value, schema)) {
    throw new InputError(`${place}: found ${foundText(value)}, expected ${expectedText(schema)}`);
  }
  if (!items || !Array.isArray(value)) return value as Value;
  // Array.from looks into holes, too.
  return Array.from(value, (item, k) => {
    const own = Array.isArray(items) ? items[k] : items;
    return completeValue(`${place}[${k}]`, own ?? {}, item);
  }) as Value;
}

interface Keywords {
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly type?: string;
}

/** What limits values, by keyword; a schema has them beside their type. */
const limits: readonly (readonly [keyword: string, holds: (value: never, limit: never) => boolean])[] = [
  ['const', (value: unknown, only: unknown) => value === only],
  ['minimum', (value: number, least: number) => value >= least],
  ['exclusiveMinimum', (value: number, below: number) => value > below],
  ['maximum', (value: number, most: number) => value <= most],
  ['exclusiveMaximum', (value: number, above: number) => value < above],
  ['minLength', (value: string, least: number) => [...value].length >= least],
  ['pattern', (value: string, pattern: string) => new RegExp(pattern, 'u').test(value)],
  ['minItems', ({ length }: readonly unknown[], least: number) => length >= least],
  ['maxItems', ({ length }: readonly unknown[], most: number) => length <= most],
  ['uniqueItems', (all: readonly unknown[], isSo: boolean) => !isSo || new Set(all).size === all.length],
];

/** Whether a value is of the schema's type and within its limits, whatever an object or an array holds. */
const isLike = (value: unknown, schema: JsonSchema): boolean =>
  (schema.type === undefined || [schema.type].flat().some((type) => type === typeOf(value, type))) &&
  limits.every(([keyword, holds]) => !(keyword in schema) || holds(value as never, schema[keyword] as never));

/** The type of a value; of an integer the one that is asked for. */
function typeOf(value: unknown, asked: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value !== 'number') return typeof value;
  if (asked === 'integer' && Number.isInteger(value)) return 'integer';
  return Number.isFinite(value) ? 'number' : 'no number';
}
