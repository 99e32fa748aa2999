import { random } from '@s4nn/core';
import { twoTo } from '@s4nn/core/math';

/**
 * Dimension 2 and those after it: a primitive polynomial over GF(2), its bits from the highest power to the constant, and
 * the initial direction numbers m₁, m₂, … (odd, mₖ < 2ᵏ). The polynomials are in their order; of up to 400 sets of numbers
 * for each the one was taken with which the two-dimensional projections with all earlier dimensions are the most even:
 * the lowest sum of t² over nets of 2…2¹² points.
 */
const dimensions: readonly (readonly [polynomial: number, numbers: readonly number[]])[] = [
  [3, [1]],
  [7, [1, 1]],
  [11, [1, 3, 1]],
  [13, [1, 1, 5]],
  [19, [1, 3, 1, 3]],
  [25, [1, 1, 1, 15]],
  [37, [1, 3, 3, 9, 29]],
  [41, [1, 3, 7, 7, 23]],
  [47, [1, 3, 3, 11, 9]],
  [55, [1, 3, 7, 15, 31]],
  [59, [1, 1, 5, 7, 29]],
  [61, [1, 3, 5, 3, 1]],
  [67, [1, 1, 5, 5, 25, 35]],
  [91, [1, 1, 3, 13, 15, 41]],
  [97, [1, 3, 1, 1, 1, 25]],
  [103, [1, 1, 1, 1, 17, 17]],
  [109, [1, 1, 1, 13, 9, 57]],
  [115, [1, 3, 1, 3, 11, 59]],
  [131, [1, 3, 7, 11, 15, 9, 117]],
  [137, [1, 3, 3, 15, 5, 41, 105]],
  [143, [1, 1, 7, 11, 11, 63, 19]],
  [145, [1, 1, 5, 15, 5, 13, 35]],
  [157, [1, 3, 3, 11, 29, 37, 93]],
  [167, [1, 1, 3, 15, 17, 53, 3]],
  [171, [1, 1, 5, 5, 19, 45, 83]],
  [185, [1, 1, 5, 5, 23, 51, 43]],
  [191, [1, 1, 5, 11, 31, 35, 47]],
  [193, [1, 1, 1, 15, 13, 13, 127]],
  [203, [1, 1, 3, 13, 7, 11, 31]],
  [211, [1, 1, 3, 5, 7, 5, 69]],
  [213, [1, 3, 1, 11, 13, 15, 37]],
  [229, [1, 1, 3, 3, 21, 55, 35]],
  [239, [1, 3, 7, 1, 13, 63, 67]],
  [241, [1, 3, 5, 13, 31, 53, 13]],
  [247, [1, 3, 1, 15, 17, 43, 5]],
  [253, [1, 1, 3, 15, 17, 27, 127]],
  [285, [1, 3, 5, 13, 17, 47, 109, 209]],
  [299, [1, 1, 7, 3, 29, 13, 81, 163]],
  [301, [1, 1, 7, 15, 29, 21, 39, 23]],
];

const bits = 32;

/** [bits] direction numbers of a dimension as 32-bit fractions (Bratley and Fox 1988, algorithm 659). */
function directionsOf(dimension: number): Uint32Array {
  const [polynomial, numbers] = dimensions[dimension - 1] ?? [1, []];
  const degree = numbers.length;
  const directions = new Uint32Array(bits);
  for (let k = 0; k < bits; k++) {
    if (k < degree || degree === 0) directions[k] = (numbers[k] ?? 1) * twoTo(bits - 1 - k);
    else {
      let direction = directions[k - degree]! ^ (directions[k - degree]! >>> degree);
      for (let power = 1; power < degree; power++) {
        if ((polynomial >>> (degree - power)) & 1) direction ^= directions[k - power]!;
      }
      directions[k] = direction;
    }
  }
  return directions;
}

const known = Array.from({ length: dimensions.length + 1 }, (_, dimension) => directionsOf(dimension));

/** Number of dimensions of the sequence. */
export const sobolDimensions = known.length;

/**
 * A coordinate of a point of the Sobol sequence in Owen's scrambling, in [0, 1): each bit is flipped at
 * random, but in the same way for all points that share the bits above it. So points stay as even as before for any seed.
 * @param index of the point, 0…2³² − 1. @param dimension 0…sobolDimensions − 1.
 */
export function sobol(index: number, dimension: number, seed: number): number {
  const directions = known[dimension]!;
  let plain = 0;
  for (let bit = 0; bit < bits; bit++) if ((index >>> bit) & 1) plain ^= directions[bit]!;
  let scrambled = 0;
  for (let bit = 0; bit < bits; bit++) {
    // The bits above, and a one in front to tell 01 from 1.
    const prefix = twoTo(bit) + (bit === 0 ? 0 : plain >>> (bits - bit));
    const flip = random(seed, `scramble ${dimension}`, prefix)() < 0.5 ? 1 : 0;
    scrambled = scrambled * 2 + (((plain >>> (bits - 1 - bit)) & 1) ^ flip);
  }
  return scrambled / twoTo(bits);
}
