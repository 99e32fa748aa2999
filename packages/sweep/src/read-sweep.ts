import { ofStudy } from './attributes.js';
import { findSweep } from './find-sweep.js';
import { fold, metricNamesIn } from './journal/fold.js';
import type { JournalRecords } from './journal/record.js';
import type { Ended } from './summary.js';
import { type Trials, trialsIn } from './trials-in.js';

/** Where a sweep stands, from its log alone. */
export interface SweepState extends Trials {
  /** How many trials its config asks for; 0 for a single run. */
  readonly total: number;
  /** Whether it has tested its best network and written its results. */
  readonly done: boolean;
  /** Why no further trial began; null while it is not over, and for a single run. */
  readonly ended: Ended | null;
}

/**
 * Reads where a sweep stands, which may still run.
 * @param sweep its name, whose log lies in `sweeps/` of the working directory, or its config.
 * @throws InputError when there is no log, or none that can be read.
 */
export const readSweep = async (sweep: string): Promise<SweepState> =>
  stateIn((await findSweep(sweep)).records);

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
