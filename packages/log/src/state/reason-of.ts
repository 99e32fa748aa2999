import type { Pruned } from '../attributes.js';
import { ofTrial } from '../attributes.js';
import type { LoggedTrial } from '../format/fold.js';
/** Why a trial was pruned, in one sentence. */
export const prunedText = ({ rung, because }: Pick<Pruned, 'rung' | 'because'>): string =>
  `pruned at epoch ${rung}: ${because}`;

/** Why a trial failed or was pruned; null for any other, and where the log does not say it. */
export function reasonOf({ attributes }: Pick<LoggedTrial, 'attributes'>): string | null {
  const pruned = ofTrial.pruned.in(attributes);
  return ofTrial.failure.in(attributes) ?? (pruned ? prunedText(pruned) : null);
}
