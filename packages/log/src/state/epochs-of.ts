import { trialAttributes } from '../attributes.js';
import type { LoggedTrial } from '../format/sweep-log.js';

/** How many epochs a logged trial ran. */
export const epochsOf = ({ attributes, intermediate }: LoggedTrial): number =>
  trialAttributes.epochs.in(attributes) ?? intermediate.size;
