import { type SpikeTimes, spikeTimes } from '../arrays.js';
import type { Inference } from '../backend.js';
import { outputsOf } from '../layers/shape.js';
import type { Network } from '../network/network.js';

/** What the network answers, one entry a sample. */
export interface Decisions {
  /** The decision step τ: time of the earliest output spike; `duration` when all outputs stay silent. */
  readonly steps: SpikeTimes;
  /** How many outputs fired at τ: 1, more in a tie, 0 when all stay silent. */
  readonly tied: Uint16Array;
  /** Class by the `potential` rule: the largest potential among the tied outputs; among all when silent. */
  readonly potential: Uint16Array;
  /** Class by the `first` rule: the tied output with the lowest index; as `potential` when silent. */
  readonly first: Uint16Array;
}

/** Reads the decisions off output times and potentials. Equal potentials are decided by the lowest index. */
export function decide(network: Network, inference: Pick<Inference, 'times' | 'potentials'>): Decisions {
  const outputs = outputsOf(network);
  const count = inference.times.length / outputs;
  const decisions = {
    steps: spikeTimes(new Uint16Array(count)),
    tied: new Uint16Array(count),
    potential: new Uint16Array(count),
    first: new Uint16Array(count),
  };
  for (let sample = 0; sample < count; sample++) {
    const times = inference.times.subarray(sample * outputs, (sample + 1) * outputs);
    const potentials = inference.potentials.subarray(sample * outputs, (sample + 1) * outputs);
    let earliest = network.duration;
    for (const time of times) earliest = Math.min(earliest, time);
    const silent = earliest === network.duration;
    let largest = -1;
    let first = -1;
    let tied = 0;
    for (let output = 0; output < outputs; output++) {
      if (times[output] !== earliest) continue;
      tied++;
      if (first < 0) first = output;
      if (largest < 0 || potentials[output]! > potentials[largest]!) largest = output;
    }
    decisions.steps[sample] = earliest;
    decisions.tied[sample] = silent ? 0 : tied;
    decisions.potential[sample] = largest;
    decisions.first[sample] = silent ? largest : first;
  }
  return decisions;
}
