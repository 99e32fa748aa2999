import type { Json } from './json.js';
import type { TrialState } from './record.js';
import type { LoggedParameter, LoggedTrial } from './sweep-log.js';

/** What a record changed in a log, told when it has; `before` is what stood there, undefined for nothing. */
export type Change =
  /** An attribute of the study. */
  | { readonly kind: 'study'; readonly name: string; readonly before: Json | undefined }
  /** A trial started, or another program added it as a whole. */
  | { readonly kind: 'created'; readonly trial: LoggedTrial }
  | {
      readonly kind: 'parameter';
      readonly trial: LoggedTrial;
      readonly name: string;
      readonly before: LoggedParameter | undefined;
    }
  | {
      readonly kind: 'attribute';
      readonly trial: LoggedTrial;
      readonly name: string;
      readonly before: Json | undefined;
    }
  /** The first objective after a step; what a crash tore off is written again. */
  | {
      readonly kind: 'value';
      readonly trial: LoggedTrial;
      readonly step: number;
      readonly before: number | undefined;
    }
  | { readonly kind: 'state'; readonly trial: LoggedTrial; readonly before: TrialState };

/** Whether a trial can no longer change. */
export const hasEnded = ({ state }: Pick<LoggedTrial, 'state'>): boolean =>
  state !== 'running' && state !== 'waiting';

/** The trial that has ended with a change; null for other changes. */
export const endedWith = (change: Change): LoggedTrial | null =>
  (change.kind === 'state' || change.kind === 'created') && hasEnded(change.trial) ? change.trial : null;
