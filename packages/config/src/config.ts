import type { Augmentation, Dropout, Layer, Neuron, Objectives, Optimiser, Rule, Schedule } from '@s4nn/core';
import type { Source } from './source.js';

/** The name of a plugin or a built-in, and its options. */
export interface Use {
  readonly use: string;
  readonly [option: string]: unknown;
}

/** How networks learn. */
export interface Training {
  readonly rule: Rule;
  readonly optimiser: Optimiser;
  readonly schedule: Schedule;
  /** Shares of input spikes and of hidden neurons. */
  readonly dropout: Pick<Dropout, 'inputs' | 'hidden'>;
  /** How images are varied; not at all where it is absent. */
  readonly augmentation?: Augmentation;
  /** Factor on the outputs' threshold while learning. */
  readonly outputThreshold: number;
  /** Passes over the training samples. */
  readonly epochs: number;
  /** Samples an update, 1 or more. */
  readonly batch: number;
  /** Number of training samples held out to choose by; 0 only without a search. */
  readonly validation: number;
  readonly seed: number;
  /** Whether each epoch has an order of its own. */
  readonly shuffle: boolean;
  /** Epochs without a better validation accuracy that end it; none do where it is absent. */
  readonly patience?: number;
  /** Share of the training samples; hidden neurons that fire on fewer get new weights after an epoch. */
  readonly revive: number;
}

/** The backend plugin with its options, beside what every backend has. */
export interface BackendUse extends Use {
  /** Trials that a thread trains side by side. */
  readonly population: number;
}

/** What to vary: JSON Pointers into the config, each with an expression as hyperopt names it, in natural units. */
export type Space = Readonly<Record<string, unknown>>;

/** The search plugin with its options, beside what every search has. */
export interface Search extends Use {
  readonly trials: number;
  readonly space: Space;
  /** The first trials: values by pointers of the space, put over the config. */
  readonly enqueue: readonly Readonly<Record<string, unknown>>[];
  /** Number of best trials whose weights are kept. */
  readonly keep: number;
  /** Seconds after which no trial begins. */
  readonly timeout?: number;
  /** Seconds without a finished epoch after which a trial fails. */
  readonly trialTimeout?: number;
  /** Epochs without a better complete trial after which no trial begins. */
  readonly patience?: number;
  /** How often a training resumes after its thread has died. */
  readonly retries: number;
  /** Number of consecutive failed trials that stops the sweep. */
  readonly maxConsecutiveFailures: number;
}

/** How trials run side by side. */
export interface Parallel {
  /** `reproducible`: in an order that does not depend on the machine; `async`: as they come. */
  readonly mode: 'reproducible' | 'async';
  /** Workers of the reproducible order; how many trials are not known yet when one is suggested, and the one itself. */
  readonly workers: number;
}

/** A config with every default filled in and every bare name written as `{ use }`. */
export interface ConfigJson {
  readonly $schema?: string;
  readonly name?: string;
  readonly dataset: Use;
  readonly encoder: Use;
  readonly backend: BackendUse;
  readonly network: { readonly layers: readonly [Layer, ...Layer[]]; readonly neuron: Neuron };
  readonly training: Training;
  readonly search?: Search;
  readonly objectives: Objectives;
  readonly pruner: Use;
  readonly parallel: Parallel;
  readonly threads: 'auto' | number;
  /** Where trainings run; in threads of this machine where it is absent. */
  readonly lanes?: Use;
}

/** A plugin as a worker needs it: it resolves nothing. */
export interface ResolvedPlugin {
  readonly use: string;
  /** File URL of the module, for `import`. */
  readonly url: string;
  /** Checked, with defaults filled in. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** The plugins of a config. */
export interface Plugins {
  readonly dataset: ResolvedPlugin;
  readonly encoder: ResolvedPlugin;
  readonly backend: ResolvedPlugin;
  readonly search: ResolvedPlugin | null;
  readonly pruner: ResolvedPlugin;
  readonly lanes: ResolvedPlugin | null;
}

/** A config that was read and found valid. Plain data: it can be posted to a worker. */
export interface Config {
  /** Name of the sweep and of its files. */
  readonly name: string;
  /** Absolute folder of the file, from which relative paths count. */
  readonly folder: string;
  readonly json: ConfigJson;
  /** What the file and the command line say, bare names written out, before defaults are filled in. */
  readonly written: unknown;
  readonly plugins: Plugins;
  /** The composed schema that it fulfils. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Where each value was written. */
  readonly source: Source;
}
