import { endedIn, type State, trainingIn } from './state.js';

/** How many epochs of trials this run trains in a second; null before the first one. */
export function epochsPerSecond({ clock }: State, now: number): number | null {
  const { began, epochs } = clock;
  return began === null || epochs === 0 || now <= began ? null : (1000 * epochs) / (now - began);
}

/**
 * How long the sweep takes until its end, retraining included, in seconds: from the speed of this run, and from how many epochs
 * trials had that have ended. Null as long as one of these is not known.
 */
export function secondsLeft(state: State, now: number): number | null {
  if (state.final) return finalSecondsLeft(state.final, now);
  const ended = endedIn(state);
  const speed = epochsPerSecond(state, now);
  if (speed === null || ended === 0) return null;
  const mean = state.epochsOfEnded / ended;
  const started = state.running.filter(({ is }) => is !== 'resting');
  const toBegin = Math.max(0, state.trials - ended - state.running.length);
  const inTrials = started.reduce(
    (sum, { epoch, epochs }) => sum + (epoch < mean ? mean - epoch : (epochs - epoch) / 2),
    toBegin * mean,
  );
  return inTrials / speed + retraining(state, now);
}

/** One training on one lane, as long as the best trial so far. */
function retraining(state: State, now: number): number {
  const { busy, at, epochs } = state.clock;
  const onLanes = busy + trainingIn(state) * Math.max(0, now - at);
  const each = onLanes / 1000 / epochs;
  return (state.top[0]?.epochs ?? state.epochs) * each * state.finalShare;
}

function finalSecondsLeft(
  { epoch, epochs, from, since }: NonNullable<State['final']>,
  now: number,
): number | null {
  if (epoch >= epochs) return 0;
  return epoch <= from ? null : (((now - since) / 1000) * (epochs - epoch)) / (epoch - from);
}
