import type { NpyValues } from './npy-array.js';

/** Values in C order, the last index fastest, of values in Fortran order, the first index fastest. */
export function toCOrder(values: NpyValues, shape: readonly number[]): NpyValues {
  const axes = shape.filter((axis) => axis !== 1);
  if (axes.length < 2) return values;
  const strides = axes.map((_, axis) => axes.slice(0, axis).reduce((product, size) => product * size, 1));
  const ordered = values.slice();
  const index = axes.map(() => 0);
  let from = 0;
  for (let to = 0; to < ordered.length; to++) {
    ordered[to] = values[from]!;
    for (let axis = axes.length - 1; axis >= 0; axis--) {
      from += strides[axis]!;
      index[axis]! += 1;
      if (index[axis]! < axes[axis]!) break;
      from -= strides[axis]! * axes[axis]!;
      index[axis] = 0;
    }
  }
  return ordered;
}
