import type { TrialTask } from '../schedule/execute.js';
import { apply, type OpenStudy } from './open-study.js';
import { endOf } from './state.js';
import { applySweepEvents } from './sweep-events.js';

/**
 * The next task of an idle worker: a trial that continues after its rung, one that the pruner promotes, or a new one.
 * @param alone whether all workers are idle: then a trial that waits may be promoted, so that one trial becomes complete.
 * @returns null if there is nothing to do until something else is committed.
 */
export function nextTask(study: OpenStudy, { alone }: { readonly alone: boolean }): TrialTask | null {
  if (study.context.signal.aborted) return null;
  applySweepEvents(study);
  const [due] = study.state.ready;
  if (due !== undefined) {
    apply(study, { kind: 'resumed' });
    return taskOf(study, due);
  }
  const ahead = study.state.isTimeUp ? null : promote(study, false);
  if (ahead) return ahead;
  const asked = endOf(study.state) ? null : askForTrial(study);
  if (asked) return asked;
  return alone ? promote(study, true) : null;
}

/** Asks the search for a trial; null if it has nothing left to try. */
export function askForTrial(study: OpenStudy): TrialTask | null {
  const asked = study.suggest(study.state.docs);
  if (!asked) {
    apply(study, { kind: 'exhausted' });
    return null;
  }
  const { suggestion, candidate } = asked;
  apply(study, { kind: 'asked', trial: candidate.id, suggestion });
  study.candidates.set(candidate.id, candidate);
  return taskOf(study, candidate.id);
}

function promote(study: OpenStudy, last: boolean): TrialTask | null {
  const trial = study.pruner.promote(study.state.curves, last);
  if (trial === null) return null;
  apply(study, { kind: 'promoted', trial });
  return taskOf(study, trial);
}

/** The next segment of a trial: up to its next rung or its end. */
function taskOf({ state, candidates, pruner }: OpenStudy, trial: number): TrialTask {
  const { planned, cost } = candidates.get(trial)!;
  const from = state.curves[trial]!.values.length;
  const epochs = planned.ok ? planned.json.training.epochs : 0;
  const to = pruner.rungs(trial, epochs).find((rung) => rung > from) ?? epochs;
  return { trial, from, to, duration: Math.max(1, (to - from) * cost) };
}
