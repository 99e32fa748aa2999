import type { EpochReport } from '@s4nn/core';
import type { LaneWorker, SegmentWorker } from '@s4nn/lanes';
import type { ParameterValues, RankedTrial, TrialObjective } from '@s4nn/log';
import type { Trend } from './trend.js';

/** A trial that has not ended. */
export interface RunningTrial {
  readonly trial: number;
  readonly parameters: ParameterValues;
  /** The last epoch that it has trained, and the last one of a complete trial. */
  readonly epoch: number;
  readonly epochs: number;
  /** Of that epoch; null before the first of this run. */
  readonly report: EpochReport | null;
  /**
   * It waits for a lane, is trained, waits for its turn to be judged, or waits at a rung for other trials. Only one that is trained
   * has a lane.
   */
  readonly is: 'queued' | 'training' | 'trained' | 'resting';
  readonly lane: number;
  /** The worker that trains it on another machine, as far as that is known. */
  readonly worker: SegmentWorker | null;
}

/** One of the best trials. */
export interface TopTrial extends RankedTrial {
  readonly epochs: number;
  readonly parameters: ParameterValues;
}

/** The last training of a sweep. */
export interface FinalTraining {
  /** The trial that is retrained; null for a single run. */
  readonly trial: number | null;
  readonly epoch: number;
  readonly epochs: number;
  /** After which epoch this run began it, and when, in milliseconds. */
  readonly from: number;
  readonly since: number;
  readonly report: EpochReport | null;
  readonly worker: SegmentWorker | null;
}

/** What the live view knows: a fold over the progress of a sweep. */
export interface State {
  readonly name: string;
  /** How many trials the config asks for; 0 for a single run. */
  readonly trials: number;
  readonly objectives: readonly TrialObjective[];
  /** How many layers the network has; null where that is not known. */
  readonly layers: number | null;
  /** The epochs of a complete trial. */
  readonly epochs: number;
  /** How much more samples the last training has than a trial, as a factor. */
  readonly finalShare: number;
  readonly lanes: number;
  /** Whether they are on other machines. */
  readonly isElsewhere: boolean;
  /** Of this run and earlier ones. */
  readonly complete: number;
  readonly pruned: number;
  readonly failed: number;
  /** How many epochs the trials that have ended had. */
  readonly epochsOfEnded: number;
  /** By trial. */
  readonly running: readonly RunningTrial[];
  /** The best trials, best first. */
  readonly top: readonly TopTrial[];
  /** The first objective of the best trial, whenever a trial had ended. */
  readonly trend: Trend;
  /** What was decided last, the latest last. */
  readonly recent: readonly string[];
  /** Those that serve the sweep on other machines, and how many are gone. */
  readonly workers: readonly LaneWorker[];
  readonly gone: number;
  readonly final: FinalTraining | null;
  readonly clock: Clock;
}

/** The times of this run, in milliseconds. */
export interface Clock {
  readonly started: number;
  /** When a trial was first trained; null before. */
  readonly began: number | null;
  /** How many epochs of trials were trained since, and the sum of the times of all lanes, up to `at`. */
  readonly epochs: number;
  readonly busy: number;
  readonly at: number;
}

/** The state before anything happened. */
export const initialState: State = {
  name: '',
  trials: 0,
  objectives: [],
  layers: null,
  epochs: 0,
  finalShare: 1,
  lanes: 1,
  isElsewhere: false,
  complete: 0,
  pruned: 0,
  failed: 0,
  epochsOfEnded: 0,
  running: [],
  top: [],
  trend: { every: 1, ended: 0, values: [] },
  recent: [],
  workers: [],
  gone: 0,
  final: null,
  clock: { started: 0, began: null, epochs: 0, busy: 0, at: 0 },
};

/** How many trials have ended. */
export const endedIn = ({ complete, pruned, failed }: State): number => complete + pruned + failed;

/** How many trials are trained now. */
export const trainingIn = ({ running }: State): number =>
  running.filter(({ is }) => is === 'training').length;
