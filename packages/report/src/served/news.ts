import type { ListData } from '../list.js';
import type { LiveData } from '../live.js';
import type { ReportData } from '../sweep.js';

/** What a dashboard tells an open page of a sweep by the event `trials`: what has changed in its log. */
export type TrialsNews = {
  readonly name: string;
  /** The server's time, ISO 8601. */
  readonly now: string;
} & (
  | {
      /** All of it; null if the log is gone. */
      readonly whole: true;
      readonly data: ReportData | null;
    }
  | {
      /** All but the config, and of the trials only those that have changed. */
      readonly whole: false;
      readonly data: Omit<ReportData, 'config'>;
    }
);

/** By the event `live`: what a sweep does now. */
export interface LiveNews extends LiveData {
  readonly name: string;
  /** Why its log cannot be read; empty if it can. */
  readonly trouble: string;
  /** The first objective by epoch, of epochs that the log does not have yet, by trial. */
  readonly curves: { readonly [trial: string]: readonly (readonly [epoch: number, value: number | null])[] };
}

/** By the event `list`: the sweeps that have changed. */
export interface ListNews extends ListData {
  /** The names of all sweeps; those that are no longer among them are gone. */
  readonly names: readonly string[];
}
