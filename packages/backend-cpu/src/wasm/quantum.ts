/**
 * What 1 of a 16-bit weight or potential means in a layer of this threshold: the power of two of which the threshold is
 * 4096 to 8191. So potentials saturate at 4 to 8 times the threshold, above and below 0, and single weights do, and a float32
 * weight that is a multiple of it is not rounded. Of a threshold of 100 it is 1/64.
 */
export const quantumOf = (threshold: number): number =>
  2 ** Math.max(Math.floor(Math.log2(threshold)) - 12, -1022);
