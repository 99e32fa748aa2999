import type { ConfigJson } from '@s4nn/config';
import type { Curve, Judgement, Pruner } from '@s4nn/core';
import { isLast } from '@s4nn/lanes';
import type { Decision } from '@s4nn/log';
import type { Candidate } from '../schedule/candidate.js';
import type { SegmentResult } from '../schedule/execute.js';

/** What happens to a trial at the end of a segment. */
export interface Decided {
  readonly decision: Decision;
  /** The pruner's judgement; null if it was not asked. */
  readonly judgement: Judgement | null;
  /** Why it failed; empty if it did not. */
  readonly message: string;
}

/**
 * Decides what happens to a trial at the end of a segment.
 * @param curve the trial's curve, with the epochs of the segment.
 * @param values all objectives after the last epoch; empty if there was no epoch.
 */
export function decide(
  { planned }: Candidate,
  curve: Curve,
  peers: readonly Curve[],
  result: SegmentResult,
  values: readonly number[],
  objectives: ConfigJson['objectives'],
  pruner: Pruner,
): Decided {
  if (!result.ok) return { decision: 'fail', judgement: null, message: result.message };
  const isWhole = planned.ok && isLast(planned.json, result.reports.at(-1)!);
  const judgement = isWhole ? null : pruner.decide(curve, peers);
  if (judgement?.then === 'continue') return { decision: 'continue', judgement, message: '' };
  // A trial cannot end with a value that is not a number, and would wait forever with it.
  const odd = values.findIndex((value) => !Number.isFinite(value));
  if (odd !== -1) {
    return { decision: 'fail', judgement: null, message: `${objectives[odd]?.metric} is ${values[odd]}` };
  }
  if (judgement === null) return { decision: 'complete', judgement, message: '' };
  return { decision: judgement.then === 'stop' ? 'pruned' : 'pause', judgement, message: '' };
}
