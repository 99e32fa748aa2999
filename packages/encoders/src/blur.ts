import { exp } from '@s4nn/core/math';

/** One half of a Gaussian and its centre, offsets 0…radius, scaled so that the whole window sums to 1. */
export function gaussian(sigma: number, radius: number): Float64Array {
  const half = Float64Array.from({ length: radius + 1 }, (_, offset) =>
    exp(-(offset ** 2) / (2 * sigma ** 2)),
  );
  const sum = half.reduce((total, weight, offset) => total + weight * (offset === 0 ? 1 : 2), 0);
  return half.map((weight) => weight / sum);
}

/**
 * Blurs an image [rows × columns] with a {@link gaussian} in both directions; the edge pixels continue beyond the border.
 * @param across working memory of the image's size.
 */
export function blur(
  image: Float64Array,
  rows: number,
  columns: number,
  half: Float64Array,
  across: Float64Array,
  blurred: Float64Array,
): void {
  for (let row = 0; row < rows; row++) blurLine(image, across, half, row * columns, 1, columns);
  for (let column = 0; column < columns; column++) blurLine(across, blurred, half, column, columns, rows);
}

function blurLine(
  from: Float64Array,
  to: Float64Array,
  half: Float64Array,
  start: number,
  stride: number,
  length: number,
): void {
  const last = length - 1;
  for (let place = 0; place < length; place++) {
    let sum = half[0]! * from[start + place * stride]!;
    for (let offset = 1; offset < half.length; offset++) {
      const before = from[start + Math.max(0, place - offset) * stride]!;
      const after = from[start + Math.min(last, place + offset) * stride]!;
      sum += half[offset]! * (before + after);
    }
    to[start + place * stride] = sum;
  }
}
