import type { Config } from '@s4nn/config';
import type { Host, Lanes } from '@s4nn/lanes';
import type { Journal } from '@s4nn/log/file';
import type { Progress } from './progress.js';

/** Everything that is open while a sweep runs. */
export interface SweepContext {
  readonly config: Config;
  /** The samples, in memory that all lanes of this process share. */
  readonly host: Host;
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
