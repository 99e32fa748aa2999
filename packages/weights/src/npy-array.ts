/** An array as NumPy stores it: row-major, little-endian. */
export interface NpyArray {
  readonly values: Float32Array | Float64Array;
  readonly shape: readonly number[];
}
