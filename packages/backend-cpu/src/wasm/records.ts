import { records } from './fields.js';

type Name = keyof typeof records;

/** A number for each field of a record of assembly/records.ts; flags are 0 or 1, records are their addresses. */
export type Values<Record extends Name> = {
  readonly [field in keyof (typeof records)[Record]['fields']]: number;
};

/** Bytes of a record. */
export const sizeOf = (record: Name): number => records[record].bytes;

/** Writes a whole record; all fields are required. */
export const writeRecord = <Record extends Name>(
  memory: DataView,
  at: number,
  record: Record,
  values: Values<Record>,
): void => writeFields(memory, at, record, values);

/** Writes some fields of a record. */
export function writeFields<Record extends Name>(
  memory: DataView,
  at: number,
  record: Record,
  values: Partial<Values<Record>>,
): void {
  for (const [field, value] of Object.entries<number>(values as object as { [field: string]: number })) {
    const { offset, type } = fieldOf(record, field);
    if (type === 'float') memory.setFloat64(at + offset, value, true);
    else memory.setUint32(at + offset, value, true);
  }
}

/** Reads a field that is an integer. */
export const readInteger = <Record extends Name>(
  memory: DataView,
  at: number,
  record: Record,
  field: keyof Values<Record> & string,
): number => memory.getUint32(at + fieldOf(record, field).offset, true);

function fieldOf(record: Name, field: string): { offset: number; type: 'integer' | 'float' } {
  const fields: Record<string, { offset: number; type: 'integer' | 'float' }> = records[record].fields;
  return fields[field]!;
}
