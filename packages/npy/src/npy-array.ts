/** The values of an array, row by row. */
export type NpyValues =
  | Float32Array
  | Float64Array
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array;

/** An array of a file, in C order whatever the file has. */
export interface NpyArray {
  /** Float16 becomes float32, and 64-bit integers become float64, since that keeps each value; booleans become 0 and 1. */
  readonly values: NpyValues;
  readonly shape: readonly number[];
  /** As NumPy writes it in the file: `<f4`, `|u1`. */
  readonly dtype: string;
}

/** An array of an archive and its name there, without `.npy`. */
export interface NamedArray extends NpyArray {
  readonly name: string;
}

/** An array to write. */
export interface FloatArray {
  /** Row by row. */
  readonly values: Float32Array | Float64Array;
  readonly shape: readonly number[];
}

/** An array to write to an archive, and its name there, without `.npy`. */
export interface NamedFloats extends FloatArray {
  readonly name: string;
}
