import type { Ended } from '../summary.js';
import type { Machine } from './machines.js';
import type { ServingLanes } from './serving-lanes.js';
import type { Trials } from './trials.js';

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
