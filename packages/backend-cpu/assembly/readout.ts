import { isShort, layerOf } from './addresses';
import { earliestOutput } from './forward';
import { readTile } from './generated/tiles';
import { ENTRY, Layer, Network } from './records';
import { spikesUntil } from './sample';

/**
 * Writes the results of a sample that has run to its end or, unless `full`, as far as its decision; an output that
 * spikes after the decision then counts as silent.
 */
export function readOut(network: Network, sample: i32, full: bool): void {
  const last = network.layers - 1;
  const output = layerOf(network, last);
  const size = output.size;
  const outputs = <usize>sample * <usize>size;
  const earliest = earliestOutput(network);
  for (let o: usize = 0; o < <usize>size; o++) {
    const time = <i32>load<u16>(output.times + (o << 1));
    const seen = full || time == earliest;
    store<u16>(network.outputTimes + ((outputs + o) << 1), <u16>(seen ? time : network.duration));
  }
  const step = earliest < network.duration ? earliest - network.delay : network.readout;
  const counts = <usize>sample * <usize>network.layers;
  let until = last == 0 ? spikesUntil(output.input, step) : 0;
  for (let k = 0; k < last; k++) {
    const spikes = layerOf(network, k + 1).input;
    until = spikesUntil(spikes, step);
    store<i32>(network.spikesToDecision + ((counts + k) << 2), until);
    store<i32>(network.spikes + ((counts + k) << 2), spikes.length);
  }
  readPotentials(output, until, network.outputPotentials + (outputs << 2));
  let decided: i32 = 0;
  let fired: i32 = 0;
  for (let o = 0; o < size; o++) {
    const time = <i32>load<u16>(output.times + (<usize>o << 1));
    fired += i32(time < network.duration);
    decided += i32(time < network.duration) & i32(time <= step);
  }
  store<i32>(network.spikesToDecision + ((counts + last) << 2), decided);
  store<i32>(network.spikes + ((counts + last) << 2), fired);
}

/** Writes the potentials of the outputs after the first `length` spikes of their stream. */
export function readPotentials(output: Layer, length: i32, target: usize): void {
  const entries = output.input.entries;
  const end = entries + <usize>length * ENTRY;
  // The potentials that it ran with are no longer needed.
  const row = output.potentials;
  for (let tile = 0; tile < output.tiles; tile++) readTile(output, tile, end, row + <usize>tile * output.rowBytes);
  const size = <usize>output.size;
  if (!isShort(output)) return memory.copy(target, row, size << 2);
  for (let o: usize = 0; o < size; o++) {
    store<f32>(target + (o << 2), <f32>(<f64>load<i16>(row + (o << 1)) * output.scale));
  }
}
