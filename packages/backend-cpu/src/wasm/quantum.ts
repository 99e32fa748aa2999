import { exponentOf, twoTo } from '@s4nn/core/math';

/**
 * The value of 1 in a 16-bit weight or potential of a layer with this threshold: the power of two for which the
 * threshold is 4096 to 8191 (1/64 for a threshold of 100). So potentials and single weights saturate at 4 to 8 times
 * the threshold, above and below 0, and a float32 weight that is a multiple of it is not rounded.
 */
export const quantumOf = (threshold: number): number => twoTo(Math.max(exponentOf(threshold) - 12, -1022));
