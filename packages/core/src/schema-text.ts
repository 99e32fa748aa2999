import type { JsonSchema } from './json-schema.js';

/** "a, b or c". */
export const listed = (items: readonly string[], word: 'and' | 'or'): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;

/** A value as a message shows it: short, so that it fits in a line. */
export function foundText(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : `an array of ${value.length}`;
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) {
    return Object.keys(value).length === 0 ? 'an empty object' : 'an object';
  }
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value);
}

/**
 * What a schema asks for, in words: "a number greater than 0", `">" or ">="`; with its first example, if it has one: "[rows, columns]
 * such as [16, 16]".
 */
export function expectedText(schema: JsonSchema): string {
  const { type, examples } = schema;
  if ('const' in schema) return foundText(schema.const);
  if (Array.isArray(schema.enum)) return listed(schema.enum.map(foundText), 'or');
  const branches = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(branches)) return listed(branches.map(expectedText), 'or');
  if (Array.isArray(type)) {
    return listed(
      // An example is one of the first type, not of null.
      type.map((one, index) => expectedText({ ...schema, type: one, examples: index === 0 ? examples : [] })),
      'or',
    );
  }
  const [example] = Array.isArray(examples) ? examples : [];
  return `${typeText(schema)}${example === undefined ? '' : ` such as ${exampleText(example)}`}`;
}

const exampleText = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map(exampleText).join(', ')}]` : JSON.stringify(value);

function typeText(schema: JsonSchema): string {
  const { type } = schema;
  if (type === 'number') return `a number${limits(schema)}`;
  if (type === 'integer') return `an integer${limits(schema)}`;
  if (type === 'boolean') return 'true or false';
  if (type === 'string') return text(schema);
  if (type === 'object') return object(schema);
  if (type === 'null') return 'null';
  if (type === 'function') return 'a function';
  return type === 'array' ? array(schema) : 'something else';
}

function object({ title, properties }: JsonSchema): string {
  if (typeof title === 'string') return title;
  return 'use' in Object(properties) ? 'a name, or { "use": name } with options' : 'an object';
}

function text({ pattern, minLength }: JsonSchema): string {
  if (pattern !== undefined) return `a text that matches ${pattern}`;
  return minLength === undefined ? 'a text' : 'a text that is not empty';
}

function array({ items, minItems = 0, maxItems, uniqueItems }: JsonSchema): string {
  const few = minItems === maxItems && Number(maxItems) <= 4 && typeof Object(items).title === 'string';
  const entries = few ? Array.from({ length: Number(maxItems) }, () => items) : items;
  if (Array.isArray(entries))
    return `[${entries.map((entry) => entry.title ?? expectedText(entry)).join(', ')}]`;
  const most = maxItems === undefined ? '' : minItems === maxItems ? maxItems : `${minItems} to ${maxItems}`;
  const count = most || (minItems === 0 ? '' : `at least ${minItems}`);
  return `an array${count && ` of ${count}`}${uniqueItems === true ? ' without repeats' : ''}`;
}

function limits(schema: JsonSchema): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  const all = [
    minimum !== undefined && `of at least ${minimum}`,
    exclusiveMinimum !== undefined && `greater than ${exclusiveMinimum}`,
    maximum !== undefined && `of at most ${maximum}`,
    exclusiveMaximum !== undefined && `less than ${exclusiveMaximum}`,
    multipleOf !== undefined && `that is a multiple of ${multipleOf}`,
  ].filter((limit) => limit !== false);
  return all.length === 0 ? '' : ` ${listed(all, 'and')}`;
}
