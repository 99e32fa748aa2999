import { element } from '@s4nn/charts';
import { addresses, toList } from '../../../src/addresses.js';

/** The way from the page of a sweep to that of one of its trials. */
export const trialLink = (sweep: string, trial: number): HTMLElement =>
  element('a', { href: `${toList.sweep}${addresses.trial(sweep, trial)}` }, `trial ${trial}`);
