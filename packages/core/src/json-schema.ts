/** A JSON Schema (draft 7), as data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** Schema of an object that has these members and no others. */
export const closed = (
  description: string,
  properties: Readonly<Record<string, JsonSchema>>,
): JsonSchema => ({
  type: 'object',
  description,
  properties,
  additionalProperties: false,
});

/** Schema of a number within limits, such as `{ minimum: 0 }`. */
export const number = (limits: JsonSchema, otherwise: number, description: string): JsonSchema => ({
  type: 'number',
  ...limits,
  default: otherwise,
  description,
});
