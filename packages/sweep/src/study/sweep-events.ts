import { apply, type OpenStudy } from './open-study.js';

/** Applies the next events of the sweep itself in the log, up to the next action of a trial. */
export function applySweepEvents(study: OpenStudy): void {
  const { replay } = study;
  for (let action = replay.next(); action; action = replay.next()) {
    if (action.kind === 'ask' || action.kind === 'commit') return;
    if (action.kind === 'drop') {
      const { trial } = action;
      // If trials wait, there is only one objective.
      replay.pass({ kind: 'drop', trial, values: [study.state.curves[trial]!.values.at(-1)!] });
      apply(study, { kind: 'dropped', trial });
      study.candidates.delete(trial);
      continue;
    }
    replay.pass(action);
    if (action.kind === 'timeout') {
      apply(study, { kind: 'timeout' });
    } else {
      apply(study, { kind: 'extended', search: action.search });
      study.suggest = study.suggestWith(action.search);
    }
  }
}
