import type { JsonSchema } from '@s4nn/core';

/** How the search works. */
export interface GpOptions {
  /** Trials spread evenly over the space before it learns from them, finished or not; default 8. */
  readonly startup?: number;
}

/** Schema of the options in a config. */
export const options = {
  type: 'object',
  additionalProperties: false,
  properties: {
    startup: {
      type: 'integer',
      minimum: 2,
      maximum: 1_000_000,
      default: 8,
      description: 'Trials spread evenly over the space before the search learns from them, finished or not.',
    },
  },
} as const satisfies JsonSchema;
