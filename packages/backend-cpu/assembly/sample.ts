import { ENTRY, Network, ROW, Stream, layerOf } from './records';

/**
 * Turns entries from…to of the block into the stream of the first layer.
 * @returns whether they are what the boundary promises: sorted, inside the duration and the inputs.
 */
export function readSample(network: Network, from: u32, to: u32): bool {
  const layer = layerOf(network, 0);
  const stream = layer.input;
  const inputs = <u32>layer.inputs;
  let entry = stream.entries;
  let rankOf = stream.rankOf;
  let rank: i32 = -1;
  let before: i32 = -1;
  for (let at = from; at < to; at++) {
    const neuron = load<u32>(network.neurons + (<usize>at << 2));
    const time = <i32>load<u16>(network.times + (<usize>at << 1));
    if (neuron >= inputs || time < before || time >= network.duration) return false;
    if (time != before) {
      if (rank >= 0) store<i32>(entry - ENTRY, 0, 4);
      rank++;
      store<u16>(stream.steps + (<usize>rank << 1), <u16>time);
      store<u32>(stream.starts + (<usize>rank << 2), at - from);
      before = time;
    }
    store<u32>(entry, neuron * <u32>ROW);
    store<i32>(entry, -1, 4);
    store<i32>(rankOf, rank);
    entry += ENTRY;
    rankOf += 4;
  }
  if (rank >= 0) store<i32>(entry - ENTRY, 0, 4);
  stream.ranks = rank + 1;
  stream.length = <i32>(to - from);
  store<u32>(stream.starts + (<usize>stream.ranks << 2), to - from);
  return true;
}

/** How many spikes of a stream come at or before a step. */
export function spikesUntil(stream: Stream, step: i32): i32 {
  let rank = stream.ranks;
  while (rank > 0 && <i32>load<u16>(stream.steps + (<usize>(rank - 1) << 1)) > step) rank--;
  return load<i32>(stream.starts + (<usize>rank << 2));
}
