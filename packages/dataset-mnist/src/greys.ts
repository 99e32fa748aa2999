import { InputError } from '@s4nn/core';
import type { Numbers } from './idx/idx.js';

/** The range of greys: `auto`, or the lowest and the highest. */
export type RangeOption = 'auto' | readonly [low: number, high: number];

/** A range of greys and where it is from. */
export interface GreyRange {
  readonly range: readonly [low: number, high: number];
  /** As provenance names it. */
  readonly from: string;
  readonly notes: readonly string[];
}

/** Images whose greys all stay below are not of 8 bits. */
const half = 128;

/**
 * The range that greys are scaled by: the given one, else 0…255. Training images without a grey above 127 give their own: black
 * and white as 0 and 1, or 16 greys.
 * @param training greys of all training images, also of those that are left out, so that their number does not change it.
 * @throws InputError when the given range is empty.
 */
export function greyRange(option: RangeOption, training: Uint8Array): GreyRange {
  if (option !== 'auto') {
    const [low, high] = option;
    if (low < high) return { range: [low, high], from: 'option range', notes: [] };
    throw new InputError(`option range: found [${low}, ${high}], expected the lowest grey first; correct it`);
  }
  const highest = highestBelow(training, half);
  if (highest === 0 || highest === half) return { range: [0, 255], from: 'unsigned bytes', notes: [] };
  const note =
    `the highest grey of the training images is ${highest}, so ${highest} is taken for white; ` +
    'option range [0, 255] takes it for a dark grey';
  return { range: [0, highest], from: 'the training images', notes: [note] };
}

/** The highest value, or `limit` as soon as one is at least that. */
function highestBelow(values: Uint8Array, limit: number): number {
  let highest = 0;
  for (let index = 0; index < values.length; index++) {
    if (values[index]! <= highest) continue;
    highest = values[index]!;
    if (highest >= limit) return limit;
  }
  return highest;
}

/**
 * Makes sure that the first training images are in the range.
 * @throws InputError naming the place and the first grey outside.
 */
export function checkGreys(images: Numbers<'images'>, taken: number, [low, high]: GreyRange['range']): void {
  if (low <= 0 && high >= 255) return;
  const features = images.values.length / images.lengths[0]!;
  // A plain loop, because a callback for each of 47 million greys takes a noticeable time.
  for (let index = 0; index < taken * features; index++) {
    const grey = images.values[index]!;
    if (grey >= low && grey <= high) continue;
    const found = `found grey ${grey} in image ${Math.floor(index / features)}`;
    throw new InputError(
      `${images.place}: ${found}, expected ${low}…${high}; widen option range, or leave it out`,
    );
  }
}

/** Moves greys outside the range to its nearer end; a copy if there are any. */
export function clampGreys(
  values: Uint8Array,
  [low, high]: GreyRange['range'],
): { readonly values: Uint8Array; readonly clamped: number } {
  let clamped = 0;
  if (low <= 0 && high >= 255) return { values, clamped };
  for (let index = 0; index < values.length; index++) {
    if (values[index]! < low || values[index]! > high) clamped++;
  }
  if (clamped === 0) return { values, clamped };
  return { values: values.map((grey) => Math.min(Math.max(grey, low), high)), clamped };
}
