import { layerOf, neuronOf } from './addresses';
import { learnTile } from './generated/tiles';
import { ENTRY, Layer, Network } from './records';

/**
 * Which weights of a layer errors pass down through: none, those before the update of this sample, or those after it.
 */
export const NEVER = 0;
export const BEFORE = 1;
export const AFTER = 2;

/**
 * Learns in every layer from the errors of the outputs, top down; groups need `previous`. Decay is left to the
 * scales.
 */
export function learn(network: Network, previous: bool): void {
  const gathers = network.gathers != 0;
  const passes = previous ? BEFORE : AFTER;
  for (let k = network.layers - 1; k > 0; k--) {
    const layer = layerOf(network, k);
    memory.fill(layer.sums, 0, <usize>layer.input.length << 4);
    learnLayer(layer, network.delay, passes, gathers);
    const scale = passes == BEFORE ? layer.scale : layer.scale * layer.kept;
    if (!passDown(layer, scale, layerOf(network, k - 1))) return;
  }
  learnLayer(layerOf(network, 0), network.delay, NEVER, gathers);
}

/** Applies δ_j [t_i < t_j] to the weights or, in a group, adds it to the gradients. */
function learnLayer(layer: Layer, delay: i32, passes: i32, gathers: bool): void {
  const rate = f32x4.splat(<f32>(layer.rate / layer.scale));
  for (let tile = 0; tile < layer.tiles; tile++) learnTile(layer, tile, delay, rate, passes, gathers);
}

/**
 * Adds up the four partial sums of each spike, (s0 + s2) + (s1 + s3), and writes the normalised errors of the layer
 * below. Its silent neurons have no error: nothing fired after them.
 * @returns whether any error is not 0.
 */
function passDown(layer: Layer, scale: f64, below: Layer): bool {
  const length = <usize>layer.input.length;
  let squares: f64 = 0;
  for (let at = layer.sums, end = at + (length << 4); at < end; at += 16) {
    const sums = v128.load(at);
    const pairs = f32x4.add(sums, v128.shuffle<f32>(sums, sums, 2, 3, 0, 1));
    const sum = f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
    store<f32>(at, sum);
    const error = <f64>sum * scale;
    squares += error * error;
  }
  if (squares == 0) return false;
  const norm = Math.sqrt(squares);
  for (let s: usize = 0; s < length; s++) {
    const neuron = neuronOf(layer.input.entries + s * ENTRY);
    const error = <f32>(<f64>load<f32>(layer.sums + (s << 4)) * scale / norm);
    store<f32>(below.errors + (neuron << 2), error);
  }
  return true;
}
