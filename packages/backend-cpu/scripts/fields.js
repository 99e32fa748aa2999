/** Bytes of each type that a record can hold; any other type is a record, held by its address. */
const sizes = { i32: 4, usize: 4, f64: 8 };

/**
 * The text of src/wasm/fields.ts: the offsets of all fields in assembly/records.ts, so that TypeScript can write the
 * records that AssemblyScript reads.
 */
export function fieldsOf(source, vectors) {
  const records = {};
  for (const [, name, body] of source.matchAll(/^export class (\w+) {\n(.*?)^}/gms)) {
    let bytes = 0;
    const fields = {};
    for (const [, field, type] of body.matchAll(/^ {2}(\w+): (\w+);$/gm)) {
      const size = sizes[type] ?? sizes.usize;
      bytes = Math.ceil(bytes / size) * size;
      fields[field] = { offset: bytes, type: type === 'f64' ? 'float' : 'integer' };
      bytes += size;
    }
    // As AssemblyScript's offsetof does: no padding at the end.
    records[name] = { bytes, fields };
  }
  return `/** The fields of assembly/records.ts. Written by scripts/fields.js. */
export const records = ${JSON.stringify(records, null, 2)} as const;

/** Most vectors of 16 bytes in a tile. */
export const mostVectors = ${JSON.stringify(vectors)} as const;
`;
}
