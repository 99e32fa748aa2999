/** Everything that a log knows by a name of ours: the one place where these names are written, and what their values are. */
import type { EpochReport, Evaluation } from '@s4nn/core';
import type { Json } from './format/json.js';
import type { LastTraining } from './last-training.js';
import type { Ended } from './summary.js';

/** Named JSON of a study or of a trial, as the fold of a log has it. */
export type Attributes = { readonly [name: string]: Json };

/** A name in a log, and what stands under it. The log is ours: its values are trusted to be what was recorded. */
export interface Attribute<Value> {
  readonly name: string;
  /** The value under that name; undefined where there is none. */
  readonly in: (attributes: Attributes) => Value | undefined;
}

/** Names with a number at their end, one for each epoch. */
export interface EpochAttribute<Value> {
  /** The attribute of an epoch. */
  readonly at: (epoch: number) => Attribute<Value>;
  /** The epoch that a name has at its end; null for a name of something else. */
  readonly epochIn: (name: string) => number | null;
  /** All that there are, in the order in which they were recorded. */
  readonly all: (attributes: Attributes) => readonly { readonly epoch: number; readonly value: Value }[];
}

/** An attribute of that name. */
export const attribute = <Value>(name: string): Attribute<Value> => ({
  name,
  in: (attributes) => attributes[name] as Value | undefined,
});

function byEpoch<Value>(start: string): EpochAttribute<Value> {
  const epochIn = (name: string): number | null =>
    name.startsWith(`${start} `) ? Number(name.slice(start.length + 1)) : null;
  return {
    at: (epoch) => attribute(`${start} ${epoch}`),
    epochIn,
    all: (attributes) =>
      Object.entries(attributes).flatMap(([name, value]) => {
        const epoch = epochIn(name);
        return epoch === null ? [] : [{ epoch, value: value as Value }];
      }),
  };
}

/** The part of a recorded config that says what is searched; all of it is JSON as the config's file has it, defaults filled in. */
export interface RecordedConfig {
  readonly search?: RecordedSearch;
  readonly [member: string]: unknown;
}

/** What a recorded config says of its search. */
export interface RecordedSearch {
  readonly trials: number;
  readonly space: Readonly<Record<string, unknown>>;
  readonly enqueue: readonly Readonly<Record<string, unknown>>[];
  readonly timeout?: number;
  readonly patience?: number;
}

/** A search's suggestion as the log keeps it. */
export interface Suggestion {
  /** Null for a trial of the unmodified config that lies outside the space. */
  readonly args: unknown;
  readonly misc?: unknown;
}

/** Where and when a segment ran, which says nothing of its outcome. */
export interface Ran {
  readonly lane: number;
  /** Threads that it took; more than 1 where one died. */
  readonly attempts: number;
  /** ISO 8601. */
  readonly started: string;
  readonly ended: string;
}

/** Why a trial was pruned. */
export interface Pruned {
  /** The epoch after which it was judged. */
  readonly rung: number;
  /** The value that was judged; NaN where there was none. */
  readonly value: number;
  /** The value that it had to reach, where the pruner has one. */
  readonly limit?: number;
  /** Its place among the values that it was compared with: 1 for the best. */
  readonly rank?: number;
  /** The pruner's own sentence. */
  readonly because: string;
}

/** What a log says of the whole sweep. */
export const ofStudy = {
  /** The config with which the sweep was started, and after it those with which it was extended. */
  config: attribute<RecordedConfig>('s4nn:config'),
  /** The version of the log's format. */
  format: attribute<number>('s4nn:version'),
  seed: attribute<number>('s4nn:seed'),
  /** The decision rule by which trials are judged. */
  rule: attribute<string>('s4nn:rule'),
  /** The version of the program that began it. */
  program: attribute<string>('s4nn:sweep'),
  node: attribute<string>('s4nn:node'),
  /** The sweep's time was up: no trial began after it. */
  timeout: attribute<{ readonly seconds: number }>('s4nn:timeout'),
  lastTraining: attribute<LastTraining>('s4nn:last-training'),
  /** The retrained network on the test samples. */
  tested: attribute<Evaluation>('s4nn:tested'),
  /** Why no further trial began. */
  ended: attribute<Ended | null>('s4nn:ended'),
  /** The fingerprint of a sweep that is over. */
  fingerprint: attribute<string>('s4nn:fingerprint'),
  /** Whether the sweep is over and its results are written. */
  done: attribute<boolean>('s4nn:done'),
} as const;

/** What a log says of one trial. */
export const ofTrial = {
  /** The search's own document: the evaluated space and what the search wants to remember. */
  suggestion: attribute<Suggestion>('s4nn:suggestion'),
  /** The virtual duration of an epoch. */
  cost: attribute<number>('s4nn:cost'),
  /** Epochs that it ran. */
  epochs: attribute<number>('s4nn:epochs'),
  /** Why it failed. */
  failure: attribute<string>('s4nn:failure'),
  /** Why it was pruned. */
  pruned: attribute<Pruned>('s4nn:pruned'),
  /** The report of an epoch. */
  epoch: byEpoch<EpochReport>('s4nn:epoch'),
  /** What was decided after an epoch at which the trial did not end. */
  rung: byEpoch<'continue' | 'pause'>('s4nn:rung'),
  /** Where and when the segment up to an epoch ran; no result depends on it. */
  ran: byEpoch<Ran>('s4nn:ran'),
} as const;
