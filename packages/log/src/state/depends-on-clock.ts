import { studyAttributes, trialAttributes } from '../attributes.js';
import type { SweepLog } from '../format/sweep-log.js';

/** Whether the clock decided something in a sweep: its time was up, or a trial failed because no epoch of it finished in time. */
export const dependsOnClock = ({ study, trials }: Pick<SweepLog, 'study' | 'trials'>): boolean =>
  studyAttributes.timeout.in(study.attributes) !== undefined ||
  // A crash may have torn off that the trial failed; then it has run again.
  trials.some(({ state, attributes }) => state === 'fail' && trialAttributes.timeout.in(attributes));
