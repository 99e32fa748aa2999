import { studyAttributes } from '../attributes.js';
import { fold, metricNamesIn } from '../format/fold.js';
import type { JournalRecords } from '../format/record.js';
import { layerCount } from '../layer-count.js';
import type { Ended } from '../summary.js';
import { type Machine, machinesIn } from './machines.js';
import { type ServingLanes, servingLanes } from './serving-lanes.js';
import { type Trials, trialsIn } from './trials.js';

/** The state of a sweep, from its log alone. */
export interface SweepState extends Trials {
  /** How many trials its config asks for; 0 for a single run. */
  readonly total: number;
  /** How many layers its network has; null where that is not known. */
  readonly layers: number | null;
  /** Whether it has tested its best network and written its results. */
  readonly done: boolean;
  /** Why no further trial started; null before the end, and for a single run. */
  readonly ended: Ended | null;
  /** What each machine did; null if the log names none, as of sweeps on threads of the main process. */
  readonly machines: readonly Machine[] | null;
  /** The workers of a sweep on other machines; null for other sweeps, and after the end. */
  readonly lanes: ServingLanes | null;
}

/** The state of a sweep, from the records of its log. */
export function stateIn(records: JournalRecords): SweepState {
  const log = fold(records);
  const { attributes } = log.study;
  const config = studyAttributes.config.in(attributes);
  const trials = trialsIn(log, metricNamesIn(records));
  return {
    ...trials,
    layers: layerCount(config),
    total: config?.search?.trials ?? log.trials.length,
    done: studyAttributes.done.in(attributes) === true,
    ended:
      studyAttributes.done.in(attributes) === true ? (studyAttributes.ended.in(attributes) ?? null) : null,
    machines: machinesIn(trials.trials),
    lanes: servingLanes(log),
  };
}
