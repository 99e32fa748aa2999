import { fire } from './fire';
import { order } from './order';
import { Network, layerOf } from './records';

/** Spike times of every layer for the sample in the first layer's stream. */
export function forward(network: Network): void {
  const last = network.layers - 1;
  for (let k = 0; k <= last; k++) {
    const layer = layerOf(network, k);
    fire(network, layer);
    if (k < last) order(layer, network.delay, layerOf(network, k + 1).input);
  }
}

/** The time of the earliest output spike; the duration when all are silent. */
export function earliestOutput(network: Network): i32 {
  const output = layerOf(network, network.layers - 1);
  let earliest = network.duration;
  for (let o = 0; o < output.size; o++) {
    earliest = min(earliest, <i32>load<u16>(output.times + (<usize>o << 1)));
  }
  return earliest;
}
