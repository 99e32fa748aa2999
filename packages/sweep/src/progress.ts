import type { DataDescription, EpochReport, Values } from '@s4nn/core';
import type { LaneWorker, RefusedWorker, SegmentWorker } from '@s4nn/lanes';
import type { BestSoFar, ParameterValues, Summary, TrialObjective } from '@s4nn/log';
import type { Kept } from './kept.js';
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
      readonly objectives: readonly [TrialObjective, ...TrialObjective[]];
      /** How many layers the network has; null where the search chooses that. */
      readonly layers: number | null;
      /** Whether it begins, continues an earlier run, does so with more trials, ranges or time, or has nothing left to do. */
      readonly outcome: 'start' | 'resume' | 'extend' | 'complete';
      /** What earlier runs of the sweep left. */
      readonly kept: Kept;
    }
  | {
      readonly kind: 'trial';
      readonly trial: number;
      readonly parameters: ParameterValues;
      readonly epochs: number;
      /** After which epoch it resumes: the last one in its checkpoint, or in the log; 0 if it starts. */
      readonly done: number;
    }
  | {
      /** The next segment of a trial waits for a lane. */
      readonly kind: 'queued';
      readonly trial: number;
    }
  | {
      /** A lane begins to train a segment, or continues it. The trial is null for the last training. */
      readonly kind: 'training';
      readonly trial: number | null;
      /** Its number; more than the number of lanes of the machine may be on others. */
      readonly lane: number;
      /** After which epoch. */
      readonly from: number;
      /** Who trains it on another machine; null for this process, and as long as nobody has said so. */
      readonly worker: SegmentWorker | null;
    }
  | {
      /** The segment is trained, and waits for its turn to be judged: that of its virtual worker. */
      readonly kind: 'trained';
      readonly trial: number;
    }
  | { readonly kind: 'epoch'; readonly trial: number; readonly report: EpochReport }
  | {
      /** Which workers serve the sweep on other machines, and which refused to. */
      readonly kind: 'workers';
      readonly workers: readonly LaneWorker[];
      readonly refused: readonly RefusedWorker[];
      /** Which of those that served it before are no longer there: they ended, or were lost. */
      readonly gone: readonly LaneWorker[];
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
      /** It was stopped; the same sweep resumes with this. */
      readonly kind: 'stopped';
      readonly kept: Kept;
    }
  | {
      readonly kind: 'result';
      readonly summary: Summary;
      readonly folder: string;
      readonly fromEarlier: boolean;
    };
