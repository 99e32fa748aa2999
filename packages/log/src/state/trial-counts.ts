import { trialRow } from './trial-row.js';
import type { Trial } from './trials.js';

/** Number of trials in each state; waiting trials count as running. */
export function trialCounts(trials: readonly Trial[]) {
  const counts = { complete: 0, pruned: 0, failed: 0, running: 0 };
  for (const trial of trials) {
    const { state } = trialRow(trial);
    counts[state === 'waiting' ? 'running' : state]++;
  }
  return counts;
}
