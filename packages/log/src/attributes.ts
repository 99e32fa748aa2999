/** All attributes that we write to a log: their names, which are written only here, and the types of their values. */
import type { DataDescription, EpochReport, Evaluation } from '@s4nn/core';
import type { Json } from './format/json.js';
import type { LastTraining } from './last-training.js';
import type { Ended } from './summary.js';

/** The attributes of a study or a trial by name, as `fold` returns them. */
export type Attributes = { readonly [name: string]: Json };

/** An attribute's name, and a reader of its value. The log is ours, so values are trusted to have the type recorded. */
export interface Attribute<Value> {
  readonly name: string;
  /** The value under that name; undefined if there is none. */
  readonly in: (attributes: Attributes) => Value | undefined;
}

/** Attributes whose names end with the number of an epoch. */
export interface EpochAttribute<Value> {
  /** The attribute of an epoch. */
  readonly at: (epoch: number) => Attribute<Value>;
  /** The epoch at the end of a name; null for the name of another attribute. */
  readonly epochIn: (name: string) => number | null;
  /** All recorded values, in the order in which they were recorded. */
  readonly all: (attributes: Attributes) => readonly { readonly epoch: number; readonly value: Value }[];
}

/** Makes an attribute from its name. */
export const attribute = <Value>(name: string): Attribute<Value> => ({
  name,
  in: (attributes) => attributes[name] as Value | undefined,
});

function byEpoch<Value>(start: string): EpochAttribute<Value> {
  const beginning = `${start} `;
  const epochIn = (name: string): number | null =>
    name.startsWith(beginning) ? Number(name.slice(beginning.length)) : null;
  return {
    at: (epoch) => attribute(`${start} ${epoch}`),
    epochIn,
    all: (attributes) => {
      const found: { epoch: number; value: Value }[] = [];
      for (const name of Object.keys(attributes)) {
        const epoch = epochIn(name);
        if (epoch !== null) found.push({ epoch, value: attributes[name] as Value });
      }
      return found;
    },
  };
}

/** A recorded config: JSON as in the config's file, with defaults filled in. */
export interface RecordedConfig {
  readonly search?: RecordedSearch;
  readonly parallel?: { readonly mode: string; readonly workers: number };
  readonly [member: string]: unknown;
}

/** The search of a recorded config. */
export interface RecordedSearch {
  readonly trials: number;
  readonly space: Readonly<Record<string, unknown>>;
  readonly enqueue: readonly Readonly<Record<string, unknown>>[];
  readonly timeout?: number;
  readonly patience?: number;
}

/** A search's suggestion, as the log keeps it. */
export interface Suggestion {
  /** Null for a trial of the unmodified config if that is outside the space. */
  readonly args: unknown;
  readonly misc?: unknown;
}

/** Where and when a segment ran. Results do not depend on it. */
export interface SegmentRun {
  readonly lane: number;
  /** How many threads it took; more than 1 if one died. */
  readonly attempts: number;
  /** ISO 8601. */
  readonly started: string;
  readonly ended: string;
  /** The machine that ran it; absent for threads of the main process. */
  readonly host?: string;
}

/** The workers of a sweep on other machines, as they were at a moment. Results do not depend on them. */
export interface LanesSeen {
  /** ISO 8601. */
  readonly at: string;
  /** Those that serve the sweep. Several may be on one machine. */
  readonly workers: readonly { readonly name: string; readonly host: string; readonly lanes: number }[];
  /** Those that do not, and why. */
  readonly refused: readonly { readonly name: string; readonly why: string }[];
  /** Whether it has run on threads of its main process since then. */
  readonly isHere?: true;
}

/** Why a trial was pruned. */
export interface Pruned {
  /** The epoch after which it was judged. */
  readonly rung: number;
  /** The value that was judged; NaN if there was none. */
  readonly value: number;
  /** The value it had to reach, if the pruner has one. */
  readonly limit?: number;
  /** Its rank among the values it was compared with: 1 for the best. */
  readonly rank?: number;
  /** The pruner's own sentence. */
  readonly because: string;
}

/** The attributes of a whole sweep. */
export const studyAttributes = {
  /** The config that the sweep was started with, and then those that it was extended with. */
  config: attribute<RecordedConfig>('s4nn:config'),
  /** The version of the log's format. */
  format: attribute<number>('s4nn:version'),
  seed: attribute<number>('s4nn:seed'),
  /** The decision rule that trials are judged by. */
  rule: attribute<string>('s4nn:rule'),
  /** The version of the program that started it. */
  program: attribute<string>('s4nn:sweep'),
  /** The JavaScript engine that it was last run on, such as `node 20.20.2 (V8 11.3.244.8), linux x64`. */
  engine: attribute<string>('s4nn:engine'),
  /** The version of Node that it was started on; in logs of versions before 0.2, which have no engine. */
  node: attribute<string>('s4nn:node'),
  /** The number of the arithmetic that it is computed with. Logs of versions before 0.2 have none; theirs is 1. */
  arithmetic: attribute<number>('s4nn:arithmetic'),
  /** The samples that it runs on. Logs of versions before 0.2 have none. */
  data: attribute<DataDescription>('s4nn:data'),
  /** Which workers served the sweep when that last changed; only of sweeps on other machines. */
  lanes: attribute<LanesSeen>('s4nn:lanes'),
  /** The sweep's time was up: no trial started after this. */
  timeout: attribute<{ readonly seconds: number }>('s4nn:timeout'),
  lastTraining: attribute<LastTraining>('s4nn:last-training'),
  /** The retrained network's evaluation on the test samples. */
  tested: attribute<Evaluation>('s4nn:tested'),
  /** Why no further trial started. */
  ended: attribute<Ended | null>('s4nn:ended'),
  /** The fingerprint of a sweep that is over. */
  fingerprint: attribute<string>('s4nn:fingerprint'),
  /** Whether the sweep is over and its results are written. */
  done: attribute<boolean>('s4nn:done'),
} as const;

/** The attributes of a trial. */
export const trialAttributes = {
  /** The search's own document: the evaluated space, and what the search wants to keep. */
  suggestion: attribute<Suggestion>('s4nn:suggestion'),
  /** The virtual duration of an epoch. */
  cost: attribute<number>('s4nn:cost'),
  /** How many epochs it ran. */
  epochs: attribute<number>('s4nn:epochs'),
  /** Why it failed. */
  failure: attribute<string>('s4nn:failure'),
  /** No epoch of it had finished for so long, so it failed: whether that happens depends on the clock. */
  timeout: attribute<{ readonly seconds: number }>('s4nn:trial-timeout'),
  /** Why it was pruned. */
  pruned: attribute<Pruned>('s4nn:pruned'),
  /** The report of an epoch. */
  epoch: byEpoch<EpochReport>('s4nn:epoch'),
  /** The decision after an epoch at which the trial did not end. */
  rung: byEpoch<'continue' | 'pause'>('s4nn:rung'),
  /** Where and when the segment up to an epoch ran. Results do not depend on it. */
  ran: byEpoch<SegmentRun>('s4nn:ran'),
} as const;
