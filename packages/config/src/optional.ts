import type { JsonSchema } from '@s4nn/core';
import { isObject, partsOf } from './pointer.js';

/** The schema of what a pointer leads to; undefined where the schema names nothing there. */
export const schemaAt = (schema: JsonSchema, pointer: string): JsonSchema | undefined =>
  partsOf(pointer).reduce<JsonSchema | undefined>(
    (within, part) => within && (itemsOf(within) ?? propertiesOf(within)[part]),
    schema,
  );

/** Whether a pointer leads to a member that a schema names and that may be left out. */
export function isOptional(schema: JsonSchema, pointer: string): boolean {
  const parts = partsOf(pointer);
  const around = schemaAt(schema, pointer.slice(0, pointer.lastIndexOf('/')));
  return schemaAt(schema, pointer) !== undefined && !requiredOf(around ?? {}).includes(parts.at(-1)!);
}

const requiredOf = ({ required = [] }: JsonSchema): unknown[] => [required].flat();

/** The members that a schema names, by whichever of its branches. */
export const propertiesOf = (schema: JsonSchema): Readonly<Record<string, JsonSchema>> =>
  Object.assign({}, ...[schema, ...branchesOf(schema)].reverse().map(({ properties }) => properties));

const itemsOf = ({ items }: JsonSchema): JsonSchema | undefined => (isObject(items) ? items : undefined);

const branchesOf = ({ anyOf, oneOf, allOf, then, else: otherwise }: JsonSchema): JsonSchema[] =>
  [anyOf, oneOf, allOf, then, otherwise].flat().filter(isObject);

/**
 * Takes out of JSON, in place, the members that it gives as null: those that may be left out, have no default, and are never null
 * themselves. So a choice can have leaving a member out as an option.
 */
export function leaveOutNulls(schema: JsonSchema, json: unknown): void {
  if (Array.isArray(json)) {
    const items = itemsOf(schema);
    if (items) for (const item of json) leaveOutNulls(items, item);
    return;
  }
  if (!isObject(json)) return;
  const properties = propertiesOf(schema);
  const required = requiredOf(schema);
  for (const [name, value] of Object.entries(json)) {
    const property = Object.hasOwn(properties, name) ? properties[name]! : null;
    if (!property) continue;
    if (value !== null) leaveOutNulls(property, value);
    else if (!required.includes(name) && !('default' in property) && !takesNull(property)) delete json[name];
  }
}

/** Whether null is a value that a schema allows; one that says nothing of types allows all. */
function takesNull(schema: JsonSchema): boolean {
  const { const: only, enum: words, anyOf, oneOf, type } = schema;
  if ('const' in schema) return only === null;
  if (Array.isArray(words)) return words.includes(null);
  const branches = [anyOf, oneOf].flat().filter(isObject);
  if (branches.length > 0) return branches.some(takesNull);
  return type === undefined || [type].flat().includes('null');
}
