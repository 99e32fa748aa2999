import { announce } from './commit-segment.js';
import { apply, type OpenStudy } from './open-study.js';
import { recordsOf, type TrialEnd } from './records-of.js';
import { applySweepEvents } from './sweep-events.js';

/** Prunes the trials that still wait at a rung when the sweep ends. */
export function dropWaiting(study: OpenStudy): void {
  applySweepEvents(study);
  const { context, pruner } = study;
  for (const curve of study.state.curves) {
    if (curve.state !== 'paused') continue;
    const judgement = pruner.decide(curve, study.state.curves);
    const because = `it waited there until the sweep ended: ${judgement.because}`;
    const end: TrialEnd = {
      decision: 'pruned',
      epochs: curve.values.length,
      // If trials wait, there is only one objective.
      values: [curve.values.at(-1)!],
      judgement: { ...judgement, because },
      message: '',
    };
    context.journal.append(recordsOf(curve.id, end));
    apply(study, { kind: 'dropped', trial: curve.id });
    study.candidates.delete(curve.id);
    announce(study, curve.id, end);
  }
}
