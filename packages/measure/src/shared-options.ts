import { threadsProperty } from '@s4nn/config';
import type { JsonSchema } from '@s4nn/core';

/** Schemas of what most functions that measure weights can be told. */
export const shared = {
  classes: { type: 'array', items: { type: 'integer', minimum: 0 } },
  threads: threadsProperty,
} as const satisfies JsonSchema;
