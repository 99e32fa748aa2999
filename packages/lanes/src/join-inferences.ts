import type { Inference } from '@s4nn/core';

/** Joins the inferences over slices, given in order, into one over all samples. */
export function joinInferences(parts: readonly Inference[]): Inference {
  const spikes = parts.map((part) => part.spikes).filter((counts) => counts !== null);
  return {
    times: concatenated(parts.map((part) => part.times)),
    potentials: concatenated(parts.map((part) => part.potentials)),
    spikesToDecision: concatenated(parts.map((part) => part.spikesToDecision)),
    spikes: spikes.length === 0 ? null : concatenated(spikes),
  };
}

function concatenated<Elements extends Uint16Array | Uint32Array | Float32Array | Float64Array>(
  parts: readonly Elements[],
): Elements {
  const [first, ...others] = parts as [Elements, ...Elements[]];
  if (others.length === 0) return first;
  const Constructor = first.constructor as new (length: number) => Elements;
  const whole = new Constructor(parts.reduce((length, part) => length + part.length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part as never, end);
    end += part.length;
  }
  return whole;
}
