export { duration } from '../../src/text/duration.js';

/** A moment in the reader's time zone. */
export const moment = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** The time of day in the reader's time zone. */
export const clock = (iso: string): string =>
  new Date(iso).toLocaleTimeString(undefined, { timeStyle: 'medium' });
