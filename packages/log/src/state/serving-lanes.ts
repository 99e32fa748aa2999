import { type Attributes, type LanesSeen, studyAttributes } from '../attributes.js';

/** The workers of a sweep that is not done, and how many lanes they offer. */
export interface ServingLanes extends LanesSeen {
  /** The lanes of all workers. */
  readonly total: number;
  /** How many of them have nothing to do, as `/parallel/workers` is smaller. */
  readonly idle: number;
}

/**
 * Which workers serve a sweep; null if the log names none, if it runs on threads of its main process, and
 * after the end.
 * @param ended how many trials have ended.
 */
export function servingLanes(attributes: Attributes, ended: number): ServingLanes | null {
  const seen = studyAttributes.lanes.in(attributes);
  if (!seen || seen.isHere || studyAttributes.done.in(attributes) === true) return null;
  const total = seen.workers.reduce((sum, { lanes }) => sum + lanes, 0);
  const { search, parallel } = studyAttributes.config.in(attributes) ?? {};
  // A single run and the last training are one task, whatever the workers.
  const isSearching = search !== undefined && ended < search.trials;
  const busy = isSearching && parallel?.mode === 'reproducible' ? parallel.workers : total;
  return { ...seen, total, idle: Math.max(0, total - busy) };
}
