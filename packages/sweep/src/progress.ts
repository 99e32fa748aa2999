import type { DataDescription, EpochReport, Values } from '@s4nn/core';
import type { LaneWorker, RefusedWorker } from '@s4nn/lanes';
import type { BestSoFar, ParameterValues, Summary } from '@s4nn/log';
import type { Idle } from './plan/at-a-time.js';

/** What a sweep reports while it runs. */
export type Progress =
  | {
      /** A process on another host or in another container held the sweep. It is taken over after `of` seconds without a heartbeat. */
      readonly kind: 'silence';
      readonly pid: number;
      readonly host: string;
      readonly seconds: number;
      readonly of: number;
    }
  | {
      readonly kind: 'start';
      readonly name: string;
      readonly journal: string;
      /** How many trials the config asks for; 0 for a single run. */
      readonly trials: number;
      readonly lanes: number;
      /** Where they are; null for this machine. */
      readonly where: string | null;
      /** What of the machine, or of the threads asked for, will have nothing to do. */
      readonly idle: Idle | null;
      readonly epochs: number;
      readonly trainingSamples: number;
      readonly validationSamples: number;
      readonly data: DataDescription;
      /** How many trials earlier runs of the sweep have finished. */
      readonly finished: number;
      /** How many of those were pruned, and how many failed. */
      readonly pruned: number;
      readonly failed: number;
      /** The best of those trials. */
      readonly best: BestSoFar | null;
    }
  | {
      readonly kind: 'trial';
      readonly trial: number;
      readonly parameters: ParameterValues;
      readonly epochs: number;
      /** How many epochs were committed before, by an earlier run or before it waited at a rung. */
      readonly done: number;
    }
  | { readonly kind: 'epoch'; readonly trial: number; readonly report: EpochReport }
  | {
      /** Which workers serve the sweep on other machines, and which refused to. */
      readonly kind: 'workers';
      readonly workers: readonly LaneWorker[];
      readonly refused: readonly RefusedWorker[];
      /** How many trainings the sweep runs at a time at most; null where it takes all lanes that there are. */
      readonly wanted: number | null;
    }
  | {
      /** Something of the place where the trainings run, such as an outage, in a sentence. */
      readonly kind: 'remark';
      readonly text: string;
    }
  | {
      /** A thread has died, and another one continues. The trial is null for the retraining. */
      readonly kind: 'retry';
      readonly trial: number | null;
      readonly message: string;
    }
  | {
      /** A training whose checkpoint is of no use begins with its first epoch again. The trial is null for the retraining. */
      readonly kind: 'restart';
      readonly trial: number | null;
      /** What is wrong with the checkpoint. */
      readonly message: string;
    }
  | {
      /** The trial waits at a rung: other trials there decide whether it continues. */
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
      /** The objectives after the last epoch; null if there was none. */
      readonly values: Values | null;
      readonly epochs: number;
      /** The best trial so far, including this one. */
      readonly best: BestSoFar | null;
      /** Why it failed, or why it was pruned. */
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
