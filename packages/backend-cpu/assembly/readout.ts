import { earliestOutput } from './forward';
import { ENTRY, LANES, Layer, Network, ROW, layerOf } from './records';
import { spikesUntil } from './sample';

/** Writes what inference reports of the sample that `forward` has just run. */
export function readOut(network: Network, sample: i32): void {
  const last = network.layers - 1;
  const output = layerOf(network, last);
  const size = output.size;
  const outputs = <usize>sample * <usize>size;
  memory.copy(network.outputTimes + (outputs << 1), output.times, <usize>size << 1);
  const earliest = earliestOutput(network);
  const step = earliest < network.duration ? earliest - network.delay : network.readout;
  readPotentials(output, spikesUntil(output.input, step), network.outputPotentials + (outputs << 2));
  const counts = <usize>sample * <usize>network.layers;
  for (let k = 0; k < last; k++) {
    const spikes = layerOf(network, k + 1).input;
    store<i32>(network.spikesToDecision + ((counts + k) << 2), spikesUntil(spikes, step));
    store<i32>(network.spikes + ((counts + k) << 2), spikes.length);
  }
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

/** Potentials of the outputs after the first `length` spikes of their stream. */
function readPotentials(output: Layer, length: i32, target: usize): void {
  const entries = output.input.entries;
  const end = entries + <usize>length * ENTRY;
  const row = output.errors;
  for (let tile = 0; tile < output.tiles; tile++) {
    const weights = output.weights + <usize>tile * <usize>output.inputs * ROW;
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let a4 = a0;
    let a5 = a0;
    for (let at = entries; at < end; at += ENTRY) {
      const from = weights + <usize>load<u32>(at);
      a0 = f32x4.add(a0, v128.load(from));
      a1 = f32x4.add(a1, v128.load(from, 16));
      a2 = f32x4.add(a2, v128.load(from, 32));
      a3 = f32x4.add(a3, v128.load(from, 48));
      a4 = f32x4.add(a4, v128.load(from, 64));
      a5 = f32x4.add(a5, v128.load(from, 80));
    }
    const lanes = row + <usize>tile * ROW;
    v128.store(lanes, a0);
    v128.store(lanes, a1, 16);
    v128.store(lanes, a2, 32);
    v128.store(lanes, a3, 48);
    v128.store(lanes, a4, 64);
    v128.store(lanes, a5, 80);
  }
  memory.copy(target, row, <usize>output.size << 2);
  // The scratch row holds errors between samples, and those are 0.
  memory.fill(row, 0, <usize>output.tiles * ROW);
}
