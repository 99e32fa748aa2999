import type { Config } from '@s4nn/config';
import type { Host, Lanes } from '@s4nn/lanes';
import type { Journal } from '@s4nn/log/file';
import type { Live } from './live/open-live.js';
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
  /** Called before each write to a file of the sweep; throws if another process has taken it over. */
  readonly requireHeld: () => void;
  /** Stops running trainings after their current epoch; their checkpoints stay, and the log has them as unfinished. */
  readonly signal: AbortSignal;
  /** For how long this run has been running. */
  readonly seconds: () => number;
  readonly show: (progress: Progress) => void;
  /** Tells whoever looks what the lanes do now. */
  readonly live: Pick<Live, 'note'>;
}
