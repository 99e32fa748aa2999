import type { ReportTrial } from '../../src/sweep.js';

/** How many epochs a trial has trained. */
export const epochsOf = ({ curve, epochs }: ReportTrial): number => epochs ?? curve.length;
