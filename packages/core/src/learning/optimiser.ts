import type { Weights } from '../arrays.js';

/** How an update follows from a gradient, as data: w ← (w − η u) (1 − ηλ). */
export type Optimiser = Sgd | Adam;

/** u is the gradient. */
export interface Sgd {
  readonly use: 'sgd';
}

/**
 * u = m̂ / √(v̂ + ε), from running means of the gradient and of its square (Kingma & Ba 2015, arXiv 1412.6980); as the
 * decay is no part of the gradient, AdamW (Loshchilov & Hutter 2019, arXiv 1711.05101).
 */
export interface Adam {
  readonly use: 'adam';
  /** β₁ and β₂, in 0…1: how much of the running means stays with each update. */
  readonly beta1: number;
  readonly beta2: number;
  /** ε, under the root. */
  readonly epsilon: number;
}

/** {@link Adam} as it is by default. */
export const adam: Adam = { use: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-12 };

/** What Adam remembers of a network. */
export interface Moments {
  /** Updates so far. */
  readonly steps: number;
  /** Running means of the gradient and of its square: one array a layer, as the weights lie. */
  readonly first: readonly Weights[];
  readonly second: readonly Weights[];
}
