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
  const meant = typeof given === 'string' ? didYouMean(given, words.map(String)) : '';
  throw new InputError(`${place}: found ${shown(given)}, expected ${words.map(shown).join(' or ')}${meant}`);
}

/**
 * A value as its schema says, with the defaults of objects in it.
 * @param place what the value is; the message begins with it.
 * @throws InputError as {@link completeOptions} does.
 */
export function completeValue<Value>(place: string, schema: JsonSchema, value: unknown): Value {
  const { enum: words, anyOf: branches, items, type } = schema as Branches & {
    readonly enum?: readonly unknown[];
    readonly items?: JsonSchema | readonly JsonSchema[];
  };
  if (words) return requireWord(place, value, words) as Value;
  // A branch that differs in its entries alone says which of them is wrong.
  const branch = branches?.find((one) => isLike(value, one));
  if (branch) return completeValue(place, branch, value);
  if (branches || !isLike(value, schema)) {
    throw new InputError(`${place}: found ${foundText(value)}, expected ${expectedText(schema)}`);
  }
  if (type === 'object') return completeOptions<Value>(place, schema, value);
  if (!items || !Array.isArray(value)) return value as Value;
  return value.map((item, k) => {
    const own = Array.isArray(items) ? (items[k] as JsonSchema) : (items as JsonSchema);
    return completeValue(`${place}[${k}]`, own, item);
  }) as Value;
}

interface Branches {
  readonly anyOf?: readonly JsonSchema[];
  readonly type?: string;
}

/** What limits values of a type; a schema has them only beside that type. */
const limits: Readonly<Record<string, (value: never, limit: never, items?: unknown) => boolean>> = {
  minimum: (value: number, limit: number) => value >= limit,
  exclusiveMinimum: (value: number, limit: number) => value > limit,
  maximum: (value: number, limit: number) => value <= limit,
  exclusiveMaximum: (value: number, limit: number) => value < limit,
  minLength: (value: string, limit: number) => [...value].length >= limit,
  pattern: (value: string, limit: string) => new RegExp(limit, 'u').test(value),
  minItems: (value: readonly unknown[], limit: number) => value.length >= limit,
  maxItems: (value: readonly unknown[], limit: number) => value.length <= limit,
  uniqueItems: (value: readonly unknown[], limit: boolean) => !limit || new Set(value).size === value.length,
};

/** Whether a value is of the schema's type and within its limits, whatever an object or an array holds. */
function isLike(value: unknown, schema: JsonSchema): boolean {
  const { type } = schema;
  const isOfType =
    type === undefined ||
    (type === 'array' && Array.isArray(value)) ||
    (type === 'integer' && Number.isInteger(value)) ||
    (type === 'number' && Number.isFinite(value)) ||
    (type === 'null' && value === null) ||
    // What is no object of options is explained where they are read.
    type === 'object' ||
    (type !== 'number' && typeof value === type);
  return (
    isOfType &&
    (!('const' in schema) || value === schema.const) &&
    Object.entries(limits).every(
      ([name, holds]) => !(name in schema) || holds(value as never, schema[name] as never),
    )
  );
}
