import type { Weights } from '../arrays.js';
import type { JsonSchema } from '../json-schema.js';

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

/** JSON schemas of the optimisers' options, without `use`, by name. */
export const optimisers = {
  sgd: {
    type: 'object',
    description: 'Stochastic gradient descent.',
    properties: {},
    additionalProperties: false,
  },
  adam: {
    type: 'object',
    description: 'Adam with decoupled decay (AdamW).',
    properties: {
      beta1: {
        type: 'number',
        minimum: 0,
        exclusiveMaximum: 1,
        default: adam.beta1,
        description: 'Share of the running mean of gradients that each update keeps.',
      },
      beta2: {
        type: 'number',
        minimum: 0,
        exclusiveMaximum: 1,
        default: adam.beta2,
        description: 'Share of the running mean of squared gradients that each update keeps.',
      },
      epsilon: {
        type: 'number',
        exclusiveMinimum: 0,
        default: adam.epsilon,
        description: 'Added to the mean square, under the root.',
      },
    },
    additionalProperties: false,
  },
} as const satisfies Record<Optimiser['use'], JsonSchema>;

/** What Adam remembers of a network. */
export interface Moments {
  /** Updates so far. */
  readonly steps: number;
  /** Running means of the gradient and of its square: one array per layer, in the order of the weights. */
  readonly first: readonly Weights[];
  readonly second: readonly Weights[];
}
