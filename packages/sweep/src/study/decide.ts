import type { ConfigJson } from '@s4nn/config';
import type { Curve, Judgement, Pruner } from '@s4nn/core';
import { isLast } from '@s4nn/lanes';
import type { Decision } from '@s4nn/log';
import type { Candidate } from '../schedule/candidate.js';
import type { SegmentResult } from '../schedule/execute.js';

/** What happens to a trial at the end of a segment. */
export interface Decided {
  readonly decision: Decision;
  /** The pruner's reason; null where it was not asked. */
  readonly judgement: Judgement | null;
  /** Why it failed; nothing where it did not. */
  readonly message: string;
}

/**
 * Decides what happens to a trial at the end of a segment.
 * @param curve with the epochs of the segment.
 * @param values of all objectives after the last epoch; none where there was no epoch.
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
  // What is no number cannot be the value of a trial, and would wait for ever.
  const odd = values.findIndex((value) => !Number.isFinite(value));
  if (odd !== -1) {
    return { decision: 'fail', judgement: null, message: `${objectives[odd]?.metric} is ${values[odd]}` };
  }
  if (judgement === null) return { decision: 'complete', judgement, message: '' };
  return { decision: judgement.then === 'stop' ? 'pruned' : 'pause', judgement, message: '' };
}
