import type { Point } from '@s4nn/tpe/search-space';

/** What is known of a function: its values at some points, scaled to about 0 ± 1. */
export interface Evidence {
  readonly points: readonly Point[];
  readonly values: ArrayLike<number>;
  /** Variance of each value beyond the noise that all share. */
  readonly doubts: ArrayLike<number>;
}

/**
 * The parameters of a Gaussian process as natural logarithms: for each parameter of the space the weight of its squared distance, that is
 * one over its squared length scale, then the variance of the function, then the variance of the noise.
 */
export type Hyperparameters = Float64Array;
