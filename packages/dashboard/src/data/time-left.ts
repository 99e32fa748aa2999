import type { GrowingState, Trial } from '@s4nn/log';
import type { LiveSweep } from '@s4nn/sweep';

/**
 * About how many seconds a sweep will still run, with its last training: as many epochs for each trial to come as for those that have
 * ended, in the time that epochs have taken so far. Null before a trial has ended, and for a single run before its first epoch.
 */
export function secondsLeft(state: GrowingState, live: LiveSweep | null, now: number): number | null {
  if (live?.final) {
    const { epoch, epochs, since } = live.final;
    return epoch === 0 ? null : (Math.max(0, now - Date.parse(since)) / 1000 / epoch) * (epochs - epoch);
  }
  const { total, epochs, seconds, best } = state.summary();
  const { endings } = state;
  if (endings.length === 0 || !seconds || epochs === 0) return null;
  const each = endings.reduce((sum, { trial }) => sum + trial.intermediate.size, 0) / endings.length;
  // Epochs that the log does not have yet are done as well.
  const begun = Object.values(live?.curves ?? {}).reduce((sum, curve) => sum + curve.length, 0);
  const toCome = Math.max(0, Math.max(total, endings.length) * each - epochs - begun);
  const winner = best[0] === undefined ? null : state.trial(best[0]);
  return toCome * (seconds / epochs) + (total > 0 && winner ? secondsOf(winner) : 0);
}

/** For how long a trial was trained; the best one is trained again for as many epochs. */
const secondsOf = ({ runs }: Trial): number =>
  runs.reduce((sum, run) => sum + Date.parse(run.ended) - Date.parse(run.started), 0) / 1000;
