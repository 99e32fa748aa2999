import { InputError } from '@s4nn/core';

/**
 * The lowest and the highest of the training values.
 * @param collapsed notes on numbers that float32 makes equal.
 * @throws InputError when they are the same.
 */
export function rangeOf(
  file: string,
  train: Float32Array,
  collapsed: readonly string[],
): readonly [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < train.length; at++) {
    const value = train[at]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low < high) return [low, high];
  const cure = collapsed[0] ?? 'choose other features';
  throw new InputError(
    `${file}: found ${low} in every cell of the training rows, expected values that differ; ${cure}`,
  );
}

/** Moves values outside of a range to its nearer end, in place. @returns how many there were. */
export function clamp(values: Float32Array, [low, high]: readonly [number, number]): number {
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (value >= low && value <= high) continue;
    values[at] = value < low ? low : high;
    count++;
  }
  return count;
}
