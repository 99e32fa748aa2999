import { layerOf } from './addresses';
import { ENTRY, Network, Stream } from './records';

/**
 * Begins a sample of the block, with an empty stream in the first layer.
 * @param wide whether the neurons of the block are u32; otherwise they are u16.
 * @returns whether its spikes are sound: sorted, and within the duration and the inputs.
 */
export function take(network: Network, sample: i32, wide: bool): bool {
  const offsets = network.offsets + (<usize>sample << 2);
  const from = <usize>load<u32>(offsets);
  const length = <usize>load<u32>(offsets, 4) - from;
  empty(layerOf(network, 0).input);
  network.length = <i32>length;
  network.sampleNeurons = network.neurons + (from << (wide ? 2 : 1));
  network.sampleTimes = network.times + (from << 1);
  if (!isSorted(network.sampleTimes, length, network.duration)) return false;
  const last = <u32>layerOf(network, 0).inputs - 1;
  // With 65,536 inputs or more, every 16-bit number is an input.
  if (!wide) return last >= 0xffff || areAtMost<u16>(network.sampleNeurons, length, <u16>last);
  return areAtMost<u32>(network.sampleNeurons, length, last);
}

/** Empties a stream. */
export function empty(stream: Stream): void {
  stream.length = 0;
  stream.ranks = 0;
  store<u32>(stream.starts, 0);
}

/** Adds whole steps of the sample to the first layer's stream until it has `enough` spikes, or all. */
export function read(network: Network, enough: i32, wide: bool): void {
  if (wide) readSpikes<u32>(network, <usize>enough);
  else readSpikes<u16>(network, <usize>enough);
}

function readSpikes<Neuron>(network: Network, enough: usize): void {
  const layer = layerOf(network, 0);
  const stream = layer.input;
  const rowBytes = <u32>layer.rowBytes;
  const neurons = network.sampleNeurons;
  const times = network.sampleTimes;
  const length = <usize>network.length;
  const target = min(enough, length);
  const steps = stream.steps;
  const starts = stream.starts;
  let s = <usize>stream.length;
  let entry = stream.entries + s * ENTRY;
  let rank = stream.ranks - 1;
  let before: u32 = 0xffff;
  let waiting: u64 = s > 0 ? load<u64>(entry - ENTRY) : 0;
  // Without branches: whether a step continues is unpredictable.
  for (; s < target || (s < length && <u32>load<u16>(times + (s << 1)) == before); s++, entry += ENTRY) {
    const neuron = <u32>load<Neuron>(neurons + (s << alignof<Neuron>()));
    const time = <u32>load<u16>(times + (s << 1));
    const same = i32(time == before);
    store<u64>(entry - ENTRY, waiting | (<u64>same << 32));
    waiting = <u64>(neuron * rowBytes) | (<u64>neuron << 33);
    before = time;
    rank += 1 - same;
    store<u16>(steps + (<usize>rank << 1), <u16>time);
    store<u32>(starts + (<usize>rank << 2), <u32>s + 1, 4);
  }
  store<u64>(entry - ENTRY, waiting);
  stream.ranks = rank + 1;
  stream.length = <i32>s;
}

/** Whether the times never decrease, and all come before the end. */
function isSorted(times: usize, length: usize, duration: i32): bool {
  if (length == 0) return true;
  let back = i16x8.splat(0);
  let at = times;
  const last = times + ((length - 1) << 1);
  for (; at + 16 <= last; at += 16) back = v128.or(back, i16x8.lt_u(v128.load(at, 2), v128.load(at)));
  let sorted = !v128.any_true(back);
  for (; at < last; at += 2) sorted = sorted && load<u16>(at) <= load<u16>(at, 2);
  return sorted && <i32>load<u16>(last) < duration;
}

/** Whether no neuron of a sample is above `last`. */
function areAtMost<Neuron>(neurons: usize, length: usize, last: Neuron): bool {
  const end = neurons + (length << alignof<Neuron>());
  const limit = v128.splat<Neuron>(last);
  let over = i16x8.splat(0);
  let at = neurons;
  for (; at + 16 <= end; at += 16) over = v128.or(over, v128.gt<Neuron>(v128.load(at), limit));
  let sound = !v128.any_true(over);
  for (; at < end; at += sizeof<Neuron>()) sound = sound && load<Neuron>(at) <= last;
  return sound;
}

/** Number of spikes of a stream at or before a step. */
export function spikesUntil(stream: Stream, step: i32): i32 {
  let rank = stream.ranks;
  while (rank > 0 && <i32>load<u16>(stream.steps + (<usize>(rank - 1) << 1)) > step) rank--;
  return load<i32>(stream.starts + (<usize>rank << 2));
}
