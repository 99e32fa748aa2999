import type { WorkerContext } from '@s4nn/lanes';
import type { Redis } from 'ioredis';
import type { Options } from '../options.js';

/** What all sweeps of a worker share. */
export interface WorkerProcess {
  readonly redis: Redis;
  readonly options: Options;
  readonly context: WorkerContext;
  readonly worker: { readonly name: string; readonly host: string };
  readonly onError: (error: Error) => void;
}

/** A sweep that a worker serves. */
export interface ServedSweep extends Choice {
  /** How many segments it trains at a time. */
  readonly lanes: number;
  /** How many it trains now. */
  readonly busy: () => number;
  /** For how long it has had nothing to do, in milliseconds. */
  readonly idleFor: () => number;
  /** Ends after the running epochs. */
  readonly close: () => Promise<void>;
}

/** A sweep that a worker may serve. */
export interface Choice {
  readonly key: string;
  /** Its name, for people. */
  readonly name: string;
  /** The text of its publication. */
  readonly text: string;
}
