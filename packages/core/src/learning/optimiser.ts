import type { Weights } from '../arrays.js';
import { closed, type JsonSchema, number } from '../json-schema.js';

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
  /** β₁ and β₂, in 0…1: share of the running means that each update keeps. */
  readonly beta1: number;
  readonly beta2: number;
  /** ε, under the root. */
  readonly epsilon: number;
}

/** {@link Adam} as it is by default. */
export const adam: Adam = { use: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-12 };

const share = { minimum: 0, exclusiveMaximum: 1 };

/** JSON schemas of the optimisers' options, without `use`, by name. */
export const optimisers: Readonly<Record<Optimiser['use'], JsonSchema>> = {
  sgd: closed('Stochastic gradient descent.', {}),
  adam: closed('Adam with decoupled decay (AdamW).', {
    beta1: number(share, adam.beta1, 'Share of the running mean of gradients that each update keeps.'),
    beta2: number(
      share,
      adam.beta2,
      'Share of the running mean of squared gradients that each update keeps.',
    ),
    epsilon: number({ exclusiveMinimum: 0 }, adam.epsilon, 'Added to the mean square, under the root.'),
  }),
};

/** What Adam remembers of a network. */
export interface Moments {
  /** Updates so far. */
  readonly steps: number;
  /** Running means of the gradient and of its square: one array per layer, in the order of the weights. */
  readonly first: readonly Weights[];
  readonly second: readonly Weights[];
}
