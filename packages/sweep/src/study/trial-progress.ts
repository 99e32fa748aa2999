import type { ConfigJson } from '@s4nn/config';
import { named } from '@s4nn/core';
import type { Progress } from '../progress.js';
import type { TrialEnd } from './records-of.js';
import type { StudyState } from './state.js';

/** What to report when a trial, or a segment of it, has ended; null if the trial continues. */
export function trialProgress(
  trial: number,
  { decision, epochs, values, judgement, message }: TrialEnd,
  { best: { front } }: StudyState,
  objectives: ConfigJson['objectives'],
): Progress | null {
  const ended = { trial, values: values && named(objectives, values), epochs };
  const because = judgement?.because ?? '';
  if (decision === 'continue') return null;
  if (decision === 'pause') return { kind: 'pause', ...ended, because };
  const [winner] = front;
  const best = winner ? { trial: winner.id, values: named(objectives, winner.values!) } : null;
  if (decision === 'fail') return { kind: 'end', ...ended, best, state: 'failed', message };
  if (decision === 'pruned') return { kind: 'end', ...ended, best, state: 'pruned', message: because };
  return { kind: 'end', ...ended, best, state: 'complete' };
}
