import { bitmapOf } from './bitmap.js';

/** Numbers of a rectangle, row by row. */
export interface Field {
  readonly rows: number;
  readonly columns: number;
  readonly values: ArrayLike<number>;
}

/** A field in colors: red above 0, blue below, white at 0, as strong as it is a share of the largest. */
export function signedField({ rows, columns, values }: Field): string {
  const largest = Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return bitmapOf(rows, columns, (pixel) => {
    const share = values[pixel]! / largest;
    const pale = Math.round(255 * (1 - Math.abs(share)));
    return share >= 0 ? [255, pale, pale] : [pale, pale, 255];
  });
}

/** A field in greys, from its lowest value, black, to its highest, white. */
export function greyField({ rows, columns, values }: Field): string {
  const all = Array.from(values);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return bitmapOf(rows, columns, (pixel) => {
    const grey = Math.round((255 * (values[pixel]! - low)) / (high - low || 1));
    return [grey, grey, grey];
  });
}
