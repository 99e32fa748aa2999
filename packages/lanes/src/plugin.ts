import type { Config } from '@s4nn/config';
import type { Plugin } from '@s4nn/core';
import type { Host } from './host/host.js';
import type { Lanes } from './lanes.js';

/** A process that has lanes. */
export interface LaneWorker {
  /** Unique at its time. */
  readonly name: string;
  /** The machine's name. */
  readonly host: string;
  readonly lanes: number;
}

/** A process that would have lanes, but does not serve the sweep. */
export interface RefusedWorker {
  readonly name: string;
  readonly why: string;
}

/** What a sweep gives to the lanes that it opens. */
export interface LanesContext {
  readonly config: Config;
  /** The samples of this process; may still be loading. */
  readonly host: Promise<Host>;
  /** How many threads of this machine the lanes may use for what they do here, as for `openLanes`. */
  readonly threads: number | 'auto';
  /** How many trainings the sweep runs at a time at most. */
  readonly trainings: number;
  /** Ends the waiting for what does not answer. */
  readonly signal: AbortSignal;
  /** Takes a sentence for the user. */
  readonly say: (text: string) => void;
  /**
   * Takes the workers that serve the sweep, whenever they change, those that refused to, and those that served it before and are
   * no longer there.
   */
  readonly onWorkers: (
    workers: readonly LaneWorker[],
    refused: readonly RefusedWorker[],
    gone: readonly LaneWorker[],
  ) => void;
}

/** How a worker of lanes works. */
export interface WorkerContext {
  /** The project whose packages it uses, and from which relative paths count. */
  readonly folder: string;
  readonly threads: number | 'auto';
  /** Ends with the first sweep that it serves; fails if there is none for five minutes. */
  readonly once: boolean;
  /** Whether plugins may be files instead of installed packages. */
  readonly allowFiles: boolean;
  /** Drains it: it ends after the segments that it trains. */
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
  /** Opens its lanes, instead of `openLanes`: to measure a queue by more lanes than the machine has. */
  readonly openLanes?: (host: Promise<Host>, config: Config, threads: number | 'auto') => Lanes;
}

/** What `s4nn queue status` shows. */
export interface LanesState {
  readonly sweeps: readonly {
    readonly name: string;
    readonly key: string;
    /** The process that runs it, as `host-pid`; null if none does. */
    readonly main: string | null;
    readonly waiting: number;
    readonly running: number;
    readonly ended: number;
  }[];
  readonly workers: readonly (LaneWorker & {
    /** The name of the sweep that it serves; null if it serves none. */
    readonly serves: string | null;
    readonly busy: number;
    readonly refused: readonly { readonly sweep: string; readonly why: string }[];
  })[];
  /** States of trainings that it keeps, and their bytes. */
  readonly states: { readonly count: number; readonly bytes: number };
}

/** A plugin of lanes on other machines. */
export interface LanesPlugin extends Plugin<'lanes'> {
  /** @throws InputError if the place does not answer, or refuses the sweep. */
  readonly create: (options: never, context: LanesContext) => Promise<Lanes>;
  /** Serves sweeps until it is stopped: what `s4nn worker` runs. */
  readonly work?: (options: never, context: WorkerContext) => Promise<void>;
  /** Says what is there. */
  readonly inspect?: (options: never) => Promise<LanesState>;
  /**
   * Removes what sweeps left that no process runs any more.
   * @param all removes everything, of running sweeps too.
   * @returns what was removed, one line each.
   */
  readonly clean?: (options: never, all: boolean) => Promise<readonly string[]>;
}
