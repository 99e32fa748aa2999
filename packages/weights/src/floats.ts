import { InputError } from '@s4nn/core/errors';
import { type FloatArray, type NpyArray, shown } from '@s4nn/npy';

/**
 * An array whose values are floats, as weights are.
 * @throws InputError for integers and booleans.
 */
export function floatsOf({ values, shape, dtype }: NpyArray, place: string): FloatArray {
  const isFloat = values instanceof Float32Array || values instanceof Float64Array;
  // 64-bit integers come as float64.
  if (isFloat && /f\d$/.test(dtype)) return { values, shape };
  throw new InputError(
    `${place}: found dtype '${shown(dtype)}', expected floats. Save it with array.astype(numpy.float32).`,
  );
}
