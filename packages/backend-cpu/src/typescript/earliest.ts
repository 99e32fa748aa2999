import type { SpikeTimes } from '@s4nn/core';

/** The earliest of a layer's spike times; the duration where all neurons are silent. */
export function earliestOf(times: SpikeTimes, duration: number): number {
  let earliest = duration;
  for (const time of times) if (time < earliest) earliest = time;
  return earliest;
}
