import { busySeconds, type SweepState } from '@s4nn/log';
import type { LiveSweep } from '@s4nn/sweep';

/**
 * About how many seconds a sweep will still run, with its last training: epochs so far by the time that they took, and as many for each
 * trial to come as for those that have ended. Null before anything has ended, and for a single run before its first epoch.
 */
export function secondsLeft(state: SweepState, live: LiveSweep | null, now: number): number | null {
  if (live?.final && live.final.epoch > 0) {
    const { epoch, epochs, since } = live.final;
    return (Math.max(0, now - Date.parse(since)) / 1000 / epoch) * (epochs - epoch);
  }
  const ended = state.trials.filter((trial) => trial.state !== 'running' && trial.state !== 'waiting');
  const busy = busySeconds(state.trials);
  const all = epochsOf(state.trials);
  if (ended.length === 0 || !busy || all === 0) return null;
  const each = epochsOf(ended) / ended.length;
  const begun = Object.values(live?.curves ?? {}).reduce((sum, curve) => sum + curve.length, 0);
  const running = all - epochsOf(ended) + begun;
  const toCome = Math.max(0, Math.max(0, state.total - ended.length) * each - running);
  return toCome * (busy / all) + lastTraining(state);
}

/** The retraining of the best trial takes as many epochs as the trial did, on one lane. */
function lastTraining({ trials, best, total }: SweepState): number {
  const runs = trials.flatMap((trial) => trial.runs);
  const seconds = runs.reduce((sum, run) => sum + Date.parse(run.ended) - Date.parse(run.started), 0) / 1000;
  const epochs = epochsOf(trials.filter((trial) => trial.runs.length > 0));
  const longest = Math.max(0, ...trials.map(({ curve }) => curve.length));
  const wanted = trials[best[0] ?? -1]?.curve.length ?? longest;
  return total === 0 || epochs === 0 ? 0 : (seconds / epochs) * wanted;
}

const epochsOf = (trials: SweepState['trials']): number =>
  trials.reduce((sum, { curve }) => sum + curve.length, 0);
