import type { Config } from '@s4nn/config';
import type { Spikes, Split } from '@s4nn/core';
import type { Data, Lanes } from '@s4nn/lanes';
import type { Journal } from '@s4nn/log/file';
import type { Progress } from './progress.js';

/** Everything that is open while a sweep runs. */
export interface Run {
  readonly config: Config;
  readonly data: Data;
  /** The training samples as the unmodified config encodes them. */
  readonly spikes: Spikes;
  /** Training and validation samples, in shared memory; the same for all trials. */
  readonly split: Split;
  readonly journal: Journal;
  readonly lanes: Lanes;
  /** Folder of the checkpoints. */
  readonly checkpoints: string;
  /** Stops what runs after its current epoch; its checkpoint stays, and it is unfinished in the log. */
  readonly signal: AbortSignal;
  /** How long this run takes so far. */
  readonly seconds: () => number;
  readonly show: (progress: Progress) => void;
}
