import { random } from '@s4nn/core';
import type { Effect } from './effect.js';

const resamplings = 200;
/** What is left out at each end. */
const outside = 0.05;

/** From where to where a share may be, 0…1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The parts of the whole, 0…1; all 0 where there is none. */
export function sharesOf(variations: readonly number[]): number[] {
  const parts = variations.map((variation) => Math.max(0, variation));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => (total > 0 ? part / total : 0));
}

/**
 * The middle 90 % of the shares that each parameter has where the trials are drawn anew from themselves (the percentile interval of
 * the bootstrap, Efron 1979).
 * @param ranks [trials]
 */
export function intervalsOf(effects: readonly Effect[], ranks: Float64Array, seed: number): Interval[] {
  const trials = ranks.length;
  const drawn = Array.from({ length: trials === 0 ? 0 : resamplings }, (_, draw) => {
    const next = random(seed, 'importance interval', draw);
    const counts = new Uint32Array(trials);
    for (let trial = 0; trial < trials; trial++) counts[Math.floor(next() * trials)]!++;
    const listed = countedIn(counts);
    return sharesOf(effects.map(({ among }) => among(counts, listed)(ranks)));
  });
  return effects.map((_, index) => {
    const sorted = drawn.map((shares) => shares[index]!).sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
    return { low: at(outside), high: at(1 - outside) };
  });
}

/** The trials that count at least once, rising. */
function countedIn(counts: Uint32Array): Uint32Array {
  const listed = new Uint32Array(counts.length);
  let length = 0;
  for (let trial = 0; trial < counts.length; trial++) if (counts[trial] !== 0) listed[length++] = trial;
  return listed.subarray(0, length);
}
