import { isShort } from './addresses';
import { fireTile } from './generated/tiles';
import { ENTRY, Layer, Network, Stream } from './records';

/** Resets a layer for a new sample. */
export function rest(layer: Layer): void {
  layer.ran = 0;
  memory.fill(layer.potentials, 0, <usize>layer.tiles * layer.rowBytes);
  memory.copy(layer.crossed, layer.absent, layer.rankBytes);
}

/**
 * Number of ranks of a stream that can make a neuron spike: a crossing at the last step may lead to a spike after the
 * end.
 */
export function liveRanks(network: Network, stream: Stream): i32 {
  const last = stream.ranks - 1;
  if (last < 0) return 0;
  return last + i32(<i32>load<u16>(stream.steps + (<usize>last << 1)) + network.delay < network.duration);
}

/** Chooses the ranks that the layer runs next: those before `next` that it has not run yet. */
export function prepare(layer: Layer, next: i32): void {
  const stream = layer.input;
  layer.next = next;
  layer.at = stream.entries + <usize>load<u32>(stream.starts + (<usize>layer.ran << 2)) * ENTRY;
  layer.end = stream.entries + <usize>load<u32>(stream.starts + (<usize>next << 2)) * ENTRY;
  layer.out = layer.masks + <usize>layer.ran * layer.rankBytes;
}

/** Runs a layer over the entries that `prepare` chose: writes the lanes above the threshold at the end of each rank. */
export function fire(network: Network, layer: Layer): void {
  if (layer.at == layer.end) return;
  const bound = boundOf(network, layer);
  store<usize>(network.firing, changetype<usize>(layer));
  for (let tile = 0; tile < layer.tiles; tile++) fireTile(network.firing, 1, tile, bound);
}

/**
 * The bound that a potential exceeds exactly when it exceeds (for `>=`: reaches) the threshold: the largest float32,
 * or 16-bit integer, that is not above (for `>=`: that is below) the threshold. So one strict comparison serves both
 * kinds of crossing, and neither is rounded.
 */
export function boundOf(network: Network, layer: Layer): v128 {
  const threshold = layer.threshold / layer.scale;
  if (isShort(layer)) return i16x8.splat(<i16>(network.reaches ? Math.ceil(threshold) - 1 : Math.floor(threshold)));
  const nearest = <f32>threshold;
  const tooHigh = network.reaches ? <f64>nearest >= threshold : <f64>nearest > threshold;
  return f32x4.splat(tooHigh ? reinterpret<f32>(reinterpret<i32>(nearest) - 1) : nearest);
}
