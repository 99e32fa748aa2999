import type { StateSummary } from '@s4nn/log';
import type { TrialCounts } from '@s4nn/report';

/** How many trials of a sweep there are. */
export const countsOf = ({ counts, total }: StateSummary): TrialCounts => ({
  complete: counts.complete,
  pruned: counts.pruned,
  failed: counts.fail,
  running: counts.running + counts.waiting,
  asked: total,
});
