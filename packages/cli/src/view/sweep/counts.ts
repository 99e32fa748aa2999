import { type Trial, trialRow } from '@s4nn/log';

/** Number of trials in each state; waiting trials count as running. */
export function countsOf(trials: readonly Trial[]) {
  const counts = { complete: 0, pruned: 0, failed: 0, running: 0 };
  for (const trial of trials) {
    const { state } = trialRow(trial);
    counts[state === 'waiting' ? 'running' : state]++;
  }
  return counts;
}
