import { counted } from '@s4nn/core';
import type { Kept, Progress } from '@s4nn/sweep';
import { trialsText } from './facts.js';

/** How many trials are named with the epoch after which they continue. */
const most = 6;

/** What of a sweep is kept, in one line: trials 0–11 are kept, trial 12 continues after epoch 6. Null if nothing is. */
export function keptText({ ended, running, final }: Kept): string | null {
  const ids = (some: readonly { readonly trial: number }[]): number[] => some.map(({ trial }) => trial);
  const resting = running.filter(({ waits }) => waits);
  const begun = running.filter(({ waits, epoch }) => !waits && epoch > 0);
  const anew = running.filter(({ waits, epoch }) => !waits && epoch === 0);
  const continued = begun
    .slice(0, most)
    .map(({ trial, epoch }) => `trial ${trial} continues after epoch ${epoch}`);
  if (ended.length + resting.length + begun.length + final === 0) return null;
  return [
    ...(ended.length === 0 ? [] : [`${trialsText(ids(ended))} ${ended.length === 1 ? 'is' : 'are'} kept`]),
    ...continued,
    ...(begun.length > most ? [`${begun.length - most} more continue`] : []),
    ...(resting.length === 0
      ? []
      : [`${trialsText(ids(resting))} ${resting.length === 1 ? 'waits' : 'wait'} at a rung`]),
    ...(anew.length === 0
      ? []
      : [`${trialsText(ids(anew))} ${anew.length === 1 ? 'starts' : 'start'} again`]),
    ...(final === 0 ? [] : [`the last training continues after ${counted(final, 'epoch')}`]),
  ].join(', ');
}

/** What a sweep that does not begin anew continues with; null if it begins. */
export function resumptionText({
  outcome,
  kept,
}: Pick<Extract<Progress, { kind: 'start' }>, 'outcome' | 'kept'>): string | null {
  if (outcome === 'complete') return 'it is complete';
  const text = keptText(kept);
  return text && `${outcome === 'extend' ? 'extends the earlier run' : 'resumes'}: ${text}`;
}
