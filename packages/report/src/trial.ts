import type { LastTraining, SegmentRun } from '@s4nn/log';
import type { Field } from './field.js';
import type { CopiedCommand } from './status.js';
import type { ReportData, ReportTrial } from './sweep.js';

/** What the page of one trial shows. */
export interface TrialData extends Pick<ReportData, 'objectives' | 'parameters'> {
  /** The server's time, ISO 8601: ages are counted up to it. */
  readonly now: string;
  /** The sweep's name. */
  readonly sweep: string;
  /** How many trials the sweep has begun. */
  readonly trials: number;
  readonly trial: Omit<ReportTrial, 'runs'>;
  /** Whether it is the best one, or on the Pareto front. */
  readonly isBest: boolean;
  /** Other trials to compare its curve with: the best ones and some of the rest, at most 300. */
  readonly others: readonly Pick<ReportTrial, 'id' | 'state' | 'curve'>[];
  /** How many other trials have a curve. */
  readonly allOthers: number;
  readonly rungs: readonly TrialRung[];
  /** Its segments, with the last epoch of each; empty if the log does not say. */
  readonly segments: readonly (SegmentRun & { readonly epoch: number })[];
  /** Its config, plain JSON: the sweep's with the trial's parameters and no search; null where it cannot be made. */
  readonly config: unknown;
  readonly network: TrialNetwork;
  readonly commands: readonly CopiedCommand[];
  /** What somebody noted about it. */
  readonly note: string;
}

/** A decision on a trial at a rung, or at its end. */
export interface TrialRung {
  /** After which epoch. */
  readonly epoch: number;
  readonly decision: 'continue' | 'pause' | 'complete' | 'pruned' | 'fail' | 'dropped';
  /** What was judged: the first objective at that epoch; null where it had no value. */
  readonly value: number | null;
  /** The value it had to reach, where the pruner has one. */
  readonly limit: number | null;
  /** The pruner's own sentence, where the log has it. */
  readonly because: string | null;
  /** Its place among those that it was compared with and itself, 1 for the best; null where it was not compared. */
  readonly place: number | null;
  /** Trials whose values at that epoch were known when it was decided on, without itself: at most 300, those nearest to it. */
  readonly peers: readonly { readonly trial: number; readonly value: number }[];
  /** How many there were. */
  readonly allPeers: number;
}

/** Whether there are weights of a trial to look at. */
export interface TrialNetwork {
  readonly isKept: boolean;
  /** Where they are, or why there are none, in a sentence. */
  readonly said: string;
}

/** What the network of a trial does on samples that it did not learn from. */
export interface TrialAnswers<Image = Field> {
  /** Which samples, and what share of them is decided rightly, in sentences. */
  readonly said: string;
  /** Number of these samples. */
  readonly samples: number;
  readonly confusion: NonNullable<LastTraining['confusion']>;
  /** One of them at work. */
  readonly show: TrialSample<Image>;
}

/** A sample, and the spikes that it makes in a trial's network. */
export interface TrialSample<Image = Field> {
  /** Its place among the samples, from 0. */
  readonly place: number;
  /** What it is and was decided, in a sentence. */
  readonly caption: string;
  /** Number of steps. */
  readonly duration: number;
  /** The step that decided; null where no output fired. */
  readonly decision: number | null;
  /** The sample itself, where it is an image. */
  readonly image: Image | null;
  /** Input and layers, with first-spike times per neuron; the duration means silent. */
  readonly layers: readonly {
    readonly name: string;
    readonly size: number;
    /** What each neuron stands for; null where neurons are only numbered. */
    readonly names: readonly string[] | null;
    readonly times: readonly number[];
  }[];
}
