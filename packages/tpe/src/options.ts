import type { JsonSchema } from '@s4nn/core';

/** How the search works. */
export interface TpeOptions {
  /** Trials spread evenly over the space before it learns from them, finished or not; default 10. */
  readonly startup?: number;
  /** Points drawn from the good trials' density for one suggestion; the best one is taken; default 24. */
  readonly candidates?: number;
  /** Fraction of the finished trials that count as good (at most 25 of them); default 0.15. */
  readonly gamma?: number;
  /** Whether trials without a result count as bad ones, so that parallel lanes do not try the same thing; default true. */
  readonly pending?: boolean;
  /**
   * `hyperopt` for the algorithm and constants of hyperopt's own TPE, for comparisons: each parameter on its own, 20 random
   * trials first, duplicates. The options above then have no effect. Default `none`.
   */
  readonly compatibility?: 'none' | 'hyperopt';
}

/** Defaults. */
const defaults: Required<TpeOptions> = {
  startup: 10,
  candidates: 24,
  gamma: 0.15,
  pending: true,
  compatibility: 'none',
};

/** Schema of the options in a config. */
export const options = {
  type: 'object',
  additionalProperties: false,
  properties: {
    startup: {
      type: 'integer',
      minimum: 1,
      maximum: 1_000_000,
      default: defaults.startup,
      description: 'Trials spread evenly over the space before the search learns from them, finished or not.',
    },
    candidates: {
      type: 'integer',
      minimum: 1,
      maximum: 1_000_000,
      default: defaults.candidates,
      description: "Points drawn from the good trials' density for one suggestion; the best one is taken.",
    },
    gamma: {
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 1,
      default: defaults.gamma,
      description: 'Fraction of the finished trials that count as good ones (at most 25 of them).',
    },
    pending: {
      type: 'boolean',
      default: defaults.pending,
      description:
        'Whether trials without a result count as bad ones, so that parallel lanes do not try the same thing.',
    },
    compatibility: {
      enum: ['none', 'hyperopt'],
      default: defaults.compatibility,
      description:
        "Whether to use the algorithm and constants of hyperopt's own TPE, for comparisons: each parameter on its own, " +
        '20 random trials first. The other options then have no effect.',
    },
  },
} as const satisfies JsonSchema;
