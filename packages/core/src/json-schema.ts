/** A JSON Schema (draft 7), as data. */
export type JsonSchema = { readonly [keyword: string]: unknown };
