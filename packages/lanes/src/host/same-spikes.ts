import type { Spikes } from '@s4nn/core';

/**
 * Every message to a thread makes a new object of the same shared memory; a backend that keeps what it made of spikes
 * knows them by their object.
 * @returns a function that gives the object under which a thread already has the spikes of that name.
 */
export function sameSpikes(): (name: string, spikes: Spikes) => Spikes {
  const known = new Map<string, WeakRef<Spikes>>();
  /** Between two segments nobody else holds them. */
  let last: Spikes;
  return (name, spikes) => {
    last = known.get(name)?.deref() ?? spikes;
    known.set(name, new WeakRef(last));
    return last;
  };
}
