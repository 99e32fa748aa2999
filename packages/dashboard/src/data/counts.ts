import { type SweepState, trialCounts } from '@s4nn/log';
import type { TrialCounts } from '@s4nn/report';

/** How many trials of a sweep there are. */
export const countsOf = ({ trials, total }: SweepState): TrialCounts => ({
  ...trialCounts(trials),
  asked: total,
});
