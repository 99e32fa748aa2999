import { threadsProperty } from '@s4nn/config';
import type { JsonSchema } from '@s4nn/core';
import type { Progress } from './progress.js';

/** How to run a sweep. */
export interface SweepOptions {
  /** How many threads to use instead of the config's `threads`; 0 for this thread. */
  readonly threads?: number | 'auto';
  /** Deletes an earlier run of the same name instead of resuming it. */
  readonly fresh?: boolean;
  /** Continues a finished or interrupted sweep whose config now has more trials, a wider space or other budgets. */
  readonly extend?: boolean;
  /** Stops the sweep after the current epochs; the same sweep resumes later. */
  readonly signal?: AbortSignal;
  /** The folder of `sweeps/` and `results/`, instead of the one that follows from the config. */
  readonly project?: string;
  /** Gets everything that happens, in the order in which it is decided. */
  readonly show?: (progress: Progress) => void;
}

/** Schema of {@link SweepOptions}. */
export const sweepOptions = {
  properties: {
    threads: threadsProperty,
    fresh: { type: 'boolean' },
    extend: { type: 'boolean' },
    signal: {},
    project: { type: 'string', minLength: 1 },
    show: { type: 'function' },
  },
} as const satisfies JsonSchema;
