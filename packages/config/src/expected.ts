import { isObject } from './pointer.js';

const conjunction = (items: readonly string[], word: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;

/** A value as a message shows it: short, so that it fits in a line. */
export function found(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : `an array of ${value.length}`;
  if (isObject(value)) return Object.keys(value).length === 0 ? 'an empty object' : 'an object';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value);
}

/** What a schema asks for, in words: "a number greater than 0", `">" or ">="`. */
export function expected(schema: Readonly<Record<string, unknown>>): string {
  const { type, items } = schema;
  if ('const' in schema) return found(schema.const);
  if (Array.isArray(schema.enum)) return conjunction(schema.enum.map(found), 'or');
  const branches = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(branches)) return conjunction(branches.map(expected), 'or');
  if (Array.isArray(type))
    return conjunction(
      type.map((one) => expected({ ...schema, type: one })),
      'or',
    );
  if (type === 'number') return `a number${limits(schema)}`;
  if (type === 'integer') return `an integer${limits(schema)}`;
  if (type === 'boolean') return 'true or false';
  if (type === 'string') return text(schema);
  if (type === 'object') return object(schema);
  if (type === 'null') return 'null';
  if (type !== 'array') return 'something else';
  if (Array.isArray(items)) return `[${items.map((item) => item.title ?? expected(item)).join(', ')}]`;
  return schema.minItems === undefined ? 'an array' : `an array of at least ${schema.minItems}`;
}

function object({ title, properties }: Readonly<Record<string, unknown>>): string {
  if (typeof title === 'string') return title;
  return isObject(properties) && 'use' in properties
    ? 'a name, or { "use": name } with options'
    : 'an object';
}

function text({ pattern, minLength }: Readonly<Record<string, unknown>>): string {
  if (pattern !== undefined) return `a text that matches ${pattern}`;
  return minLength === undefined ? 'a text' : 'a text that is not empty';
}

function limits(schema: Readonly<Record<string, unknown>>): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  const all = [
    minimum !== undefined && `of at least ${minimum}`,
    exclusiveMinimum !== undefined && `greater than ${exclusiveMinimum}`,
    maximum !== undefined && `of at most ${maximum}`,
    exclusiveMaximum !== undefined && `less than ${exclusiveMaximum}`,
    multipleOf !== undefined && `that is a multiple of ${multipleOf}`,
  ].filter((limit) => limit !== false);
  return all.length === 0 ? '' : ` ${conjunction(all, 'and')}`;
}
