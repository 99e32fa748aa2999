import type { Fact } from '../../src/heading.js';
import type { Shown } from './bench.js';

/** How large the page is, and how much of it is weights. */
export function pageSize({ weights }: Shown): Fact {
  const scripts = Array.from(document.scripts, ({ text }) => text.length);
  const own = weights.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  const whole = scripts.reduce((sum, length) => sum + length, 0);
  return { name: 'this page', value: megabytes(whole), note: `${megabytes(own)} of it weights` };
}
