import { ofStudy } from '../attributes.js';
import { fold, metricNamesIn } from '../format/fold.js';
import type { JournalRecords } from '../format/record.js';
import type { Ended } from '../summary.js';
import type { Trials } from './trials.js';
import { trialsIn } from './trials.js';
/** Where a sweep stands, from its log alone. */
export interface SweepState extends Trials {
  /** How many trials its config asks for; 0 for a single run. */
  readonly total: number;
  /** Whether it has tested its best network and written its results. */
  readonly done: boolean;
  /** Why no further trial began; null while it is not over, and for a single run. */
  readonly ended: Ended | null;
}

/** Where a sweep stands whose log holds the given records. */
export function stateIn(records: JournalRecords): SweepState {
  const log = fold(records);
  const { attributes } = log.study;
  const config = ofStudy.config.in(attributes);
  return {
    ...trialsIn(log, metricNamesIn(records)),
    total: config?.search?.trials ?? log.trials.length,
    done: ofStudy.done.in(attributes) === true,
    ended: ofStudy.done.in(attributes) === true ? (ofStudy.ended.in(attributes) ?? null) : null,
  };
}
