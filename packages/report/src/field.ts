// Browsers and Node have it; the types of this package know neither.
declare const btoa: (binary: string) => string;

/** Numbers of a rectangle, row by row. */
export interface Field {
  readonly rows: number;
  readonly columns: number;
  readonly values: ArrayLike<number>;
}

/** A field in one byte per value: 0 stands for `low`, 254 for `high`, so that 127 is exactly halfway. */
export interface PackedField {
  readonly rows: number;
  readonly columns: number;
  readonly low: number;
  readonly high: number;
  /** In base64. */
  readonly bytes: string;
}

/** A field and the name of what it belongs to. */
export interface NamedField<Image = Field> {
  readonly name: string;
  readonly field: Image;
}

/** Packs a field from its lowest value to its highest, such as the pixels of an image. */
export function packField({ rows, columns, values }: Field): PackedField {
  const all = Array.from(values);
  const low = all.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = all.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return packed(rows, columns, all, low, high);
}

/** Packs a field between its largest value and the negative of it, so that 0 stays exact: for weights. */
export function packSigned({ rows, columns, values }: Field): PackedField {
  const all = Array.from(values);
  const largest = all.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return packed(rows, columns, all, -largest, largest);
}

/** The same of several fields with names. */
export const packAll = (fields: readonly NamedField[]): NamedField<PackedField>[] =>
  fields.map(({ name, field }) => ({ name, field: packSigned(field) }));

function packed(
  rows: number,
  columns: number,
  values: readonly number[],
  low: number,
  high: number,
): PackedField {
  const bytes = values.map((value) =>
    String.fromCharCode(low === high ? 127 : Math.round((254 * (value - low)) / (high - low))),
  );
  return { rows, columns, low, high, bytes: btoa(bytes.join('')) };
}
