import { type Pruned, trialAttributes } from '../attributes.js';
import type { LoggedTrial } from '../format/sweep-log.js';

/** Why a trial was pruned, in one sentence. */
export const prunedText = ({ rung, because }: Pick<Pruned, 'rung' | 'because'>): string =>
  `pruned at epoch ${rung}: ${because}`;

/** Why a trial failed or was pruned; null for other trials, and if the log does not say why. */
export function reasonOf({ attributes }: Pick<LoggedTrial, 'attributes'>): string | null {
  const pruned = trialAttributes.pruned.in(attributes);
  return trialAttributes.failure.in(attributes) ?? (pruned ? prunedText(pruned) : null);
}
