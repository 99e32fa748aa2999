import type { JsonSchema } from '../json-schema.js';
import type { Plugin } from '../plugin.js';
import { assert, type Check } from './check.js';

/**
 * What every plugin promises of its `options` schema: it is JSON, describes a closed object, describes every property,
 * and gives every optional one a default.
 */
export function optionsContract(plugin: Plugin): Check[] {
  return [
    {
      name: 'options are a complete JSON Schema of a closed object',
      async run() {
        const copy = JSON.stringify(plugin.options);
        assert(same(JSON.parse(copy), plugin.options), 'options: found values that JSON cannot carry');
        checkObject(plugin.options, 'options');
      },
    },
  ];
}

/** The options that a plugin's `create` receives: the given ones, and the schema's defaults for the rest. */
export function withDefaults(plugin: Plugin, given: object): never {
  const properties = (plugin.options.properties ?? {}) as Record<string, JsonSchema>;
  const defaults = Object.entries(properties)
    .filter(([, schema]) => 'default' in schema)
    .map(([name, schema]) => [name, schema.default]);
  return { ...copyOf(Object.fromEntries(defaults)), ...given } as never;
}

function checkObject(schema: JsonSchema, where: string): void {
  assert(schema.type === 'object', `${where}: found type ${JSON.stringify(schema.type)}, expected "object"`);
  assert(schema.additionalProperties === false, `${where}: expected "additionalProperties": false`);
  const required = (schema.required ?? []) as readonly string[];
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
  for (const name of required)
    assert(name in properties, `${where}: requires ${name} but does not describe it`);
  for (const [name, property] of Object.entries(properties)) {
    const place = `${where}.${name}`;
    const { description } = property;
    assert(typeof description === 'string' && description.trim() !== '', `${place}: expected a description`);
    assert(required.includes(name) || 'default' in property, `${place}: is optional, expected a default`);
    if (property.type === 'object') checkObject(property, place);
  }
}

const copyOf = (json: object): object => JSON.parse(JSON.stringify(json)) as object;

/** Whether two values are the same JSON, whatever the order of their keys. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && same(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}
