import { layerOf } from './addresses';
import { fire, liveRanks, prepare, rest } from './fire';
import { order, settle } from './order';
import { Network } from './records';
import { empty } from './sample';

/** Prepares a network for the sample in the stream of its first layer. */
export function begin(network: Network): void {
  const last = network.layers - 1;
  for (let k = 0; k <= last; k++) {
    const layer = layerOf(network, k);
    rest(layer);
    if (k > 0) empty(layer.input);
  }
  const output = layerOf(network, last);
  const silent = i16x8.splat(<i16>network.duration);
  for (let at = output.times, end = at + ((<usize>output.tiles * output.lanes) << 1); at < end; at += 16) v128.store(at, silent);
}

/** Computes the spike times of every layer for the sample in the stream of the first layer. */
export function forward(network: Network): void {
  begin(network);
  const layer = layerOf(network, 0);
  prepare(layer, liveRanks(network, layer.input));
  fire(network, layer);
  passOn(network);
}

/** Runs the later layers as far as the crossings that the first layer has just found allow. */
export function passOn(network: Network): void {
  const last = network.layers - 1;
  for (let k = 0; k < last; k++) {
    const above = layerOf(network, k + 1);
    order(layerOf(network, k), network.delay, above);
    prepare(above, liveRanks(network, above.input));
    fire(network, above);
  }
  settle(layerOf(network, last), network.delay);
}

/** The time of the earliest output spike, or the duration when all outputs are silent. */
export function earliestOutput(network: Network): i32 {
  const output = layerOf(network, network.layers - 1);
  let earliest = network.duration;
  for (let o = 0; o < output.size; o++) {
    earliest = min(earliest, <i32>load<u16>(output.times + (<usize>o << 1)));
  }
  return earliest;
}
