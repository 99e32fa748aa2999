import type { EpochReport, Values } from '@s4nn/core';
import type { BestSoFar, ParameterValues, Summary } from '@s4nn/log';

/** What a sweep says while it runs. */
export type Progress =
  | {
      readonly kind: 'start';
      readonly name: string;
      readonly journal: string;
      /** Trials the config asks for; 0 for a single run. */
      readonly trials: number;
      readonly lanes: number;
      readonly epochs: number;
      readonly trainingSamples: number;
      readonly validationSamples: number;
      /** Trials that an earlier run of the same sweep finished. */
      readonly finished: number;
      /** The best of those. */
      readonly best: BestSoFar | null;
    }
  | {
      readonly kind: 'trial';
      readonly trial: number;
      readonly parameters: ParameterValues;
      readonly epochs: number;
      /** Epochs that were committed before, where an earlier run began it or it waited at a rung. */
      readonly done: number;
    }
  | { readonly kind: 'epoch'; readonly trial: number; readonly report: EpochReport }
  | {
      /** Its thread has died, and another one goes on. */
      readonly kind: 'retry';
      readonly trial: number | null;
      readonly message: string;
    }
  | {
      /** It waits at a rung: what else comes there decides whether it goes on. */
      readonly kind: 'pause';
      readonly trial: number;
      readonly values: Values | null;
      readonly epochs: number;
      /** The pruner's reason. */
      readonly because: string;
    }
  | {
      readonly kind: 'end';
      readonly trial: number;
      readonly state: 'complete' | 'pruned' | 'failed';
      /** Of the objectives after the last epoch; null when there is none. */
      readonly values: Values | null;
      readonly epochs: number;
      /** With this one. */
      readonly best: BestSoFar | null;
      /** Why it failed, or the pruner's reason. */
      readonly message?: string;
    }
  | {
      readonly kind: 'final';
      readonly trial: number | null;
      readonly epochs: number;
      readonly samples: number;
    }
  | { readonly kind: 'finalEpoch'; readonly report: EpochReport }
  | {
      readonly kind: 'result';
      readonly summary: Summary;
      readonly folder: string;
      readonly fromEarlier: boolean;
    };
