import { layerOf, tileAt } from './addresses';
import { expOf } from './exp';
import { earliestOutput } from './forward';
import { peakTile, reachTile } from './generated/tiles';
import { readPotentials } from './readout';
import { Layer, Network } from './records';

/**
 * Adds the gradients of a sample by rule decision-cross-entropy to those of its group; see `decisionGradients` of
 * core.
 */
export function learnDecision(network: Network, label: i32): void {
  const last = network.layers - 1;
  const output = layerOf(network, last);
  const earliest = earliestOutput(network);
  if (earliest < network.duration && timeOf(output, label) == earliest) network.correct++;
  const decided = earliest < network.duration ? earliest - network.delay : network.readout;
  let ranks = ranksUntil(output, decided);
  if (!decisionErrors(network, label, earliest, ranks)) return;
  network.learned++;
  for (let o = 0; o < output.size; o++) store<i32>(output.reached + (<usize>o << 2), ranks - 1);
  for (let k = last; k >= 0; k--) {
    const layer = layerOf(network, k);
    for (let tile = 0; tile < layer.tiles; tile++) reachTile(layer, tile, ranks);
    if (k > 0) {
      const below = layerOf(network, k - 1);
      ranks = ranksUntil(below, decided - network.delay * (last - k + 1));
      for (let tile = 0; tile < below.tiles; tile++) peakTile(below, tile, ranks);
      passDown(layer, below);
    }
    memory.fill(layer.errors, 0, (<usize>layer.tiles * layer.lanes) << 2);
  }
}

// @ts-ignore: decorator
@inline
function timeOf(output: Layer, o: i32): i32 {
  return <i32>load<u16>(output.times + (<usize>o << 1));
}

/** Number of ranks of a layer's stream at or before a step. */
function ranksUntil(layer: Layer, step: i32): i32 {
  const stream = layer.input;
  let ranks = stream.ranks;
  while (ranks > 0 && <i32>load<u16>(stream.steps + (<usize>(ranks - 1) << 1)) > step) ranks--;
  return ranks;
}

/** Writes the errors of the outputs; see `decisionError` of core. @returns whether any is not 0. */
function decisionErrors(network: Network, label: i32, earliest: i32, ranks: i32): bool {
  const output = layerOf(network, network.layers - 1);
  const size = output.size;
  const silent = earliest == network.duration;
  const isClass = silent && network.silenceIsClass != 0;
  const read = output.potentials;
  readPotentials(output, load<i32>(output.input.starts + (<usize>ranks << 2)), read);
  const factor = output.scale / network.temperature;
  const silence = (1.2 * output.threshold) / network.temperature + 2.995732273553991;
  let largest = isClass ? silence : -Infinity;
  for (let o = 0; o < size; o++) largest = max(largest, <f64>load<f32>(read + (<usize>o << 2)) * factor);
  let total = isClass ? expOf(silence - largest) : 0;
  for (let o = 0; o < size; o++) total += expOf(<f64>load<f32>(read + (<usize>o << 2)) * factor - largest);
  const sure = expOf(<f64>load<f32>(read + (<usize>label << 2)) * factor - largest) / total;
  if (!isClass && sure > network.confident) return false;
  const push =
    !silent && <f64>earliest < network.earlyStep
      ? (network.earlyPush * (network.earlyStep - <f64>earliest)) / network.earlyStep
      : 0;
  let any = false;
  for (let o = 0; o < size; o++) {
    let error = expOf(<f64>load<f32>(read + (<usize>o << 2)) * factor - largest) / total;
    if (o == label) error -= 1;
    if (timeOf(output, o) == earliest) error += push;
    if (silent && !isClass && o == label) error -= network.silentPush;
    any = any || <f32>error != 0;
    store<f32>(output.errors + (<usize>o << 2), <f32>error);
  }
  return any;
}

/**
 * δ_i = g_i Σ_j δ_j w_ji for every neuron of the layer below, spiking or not; g_i is the surrogate gradient at its
 * peak.
 */
function passDown(layer: Layer, below: Layer): void {
  const rowBytes = layer.rowBytes;
  for (let i = 0; i < below.size; i++) {
    const tile = i / <i32>below.lanes;
    const isAbsent = (load<u32>(below.absent + (<usize>tile << 2)) >> (i - tile * <i32>below.lanes)) & 1;
    const peak = <f64>load<f32>(below.peaks + (<usize>i << 2)) * below.scale;
    const slope = 1 - Math.abs(peak - below.threshold) / below.threshold;
    if (isAbsent || slope <= 0) {
      store<f32>(below.errors + (<usize>i << 2), 0);
      continue;
    }
    let sums = f32x4.splat(0);
    for (let above = 0; above < layer.tiles; above++) {
      const row = tileAt(layer, layer.weights, above) + <usize>i * rowBytes;
      const errors = layer.errors + <usize>above * rowBytes;
      for (let at: usize = 0; at < rowBytes; at += 16) {
        sums = f32x4.add(sums, f32x4.mul(v128.load(row + at), v128.load(errors + at)));
      }
    }
    const pairs = f32x4.add(sums, v128.shuffle<f32>(sums, sums, 2, 3, 0, 1));
    const sum = f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
    store<f32>(below.errors + (<usize>i << 2), <f32>(slope * <f64>sum * layer.scale));
  }
}
