import type { ListData } from './list.js';
import type { LiveData } from './live.js';
import type { ReportData } from './sweep.js';

/** What has changed in the log of a sweep: what the event `trials` of a dashboard brings. */
export type SweepChange = {
  readonly name: string;
  /** The server's time, ISO 8601. */
  readonly now: string;
} & (
  | {
      /** The whole of it; null if the log is gone. */
      readonly whole: true;
      readonly data: ReportData | null;
    }
  | {
      /** Everything but the config, and of the trials only those that have changed. */
      readonly whole: false;
      readonly data: Omit<ReportData, 'config'>;
    }
);

/** What a sweep does now: what the event `live` of a dashboard brings. */
export interface LiveChange extends LiveData {
  readonly name: string;
  /** Why its log cannot be read; empty if it can. */
  readonly trouble: string;
}

/** What has changed in the list: what the event `list` of a dashboard brings. */
export interface ListChange extends ListData {
  /** The names of all sweeps; those that are no longer among them are gone. */
  readonly names: readonly string[];
}
