import { layerOf, tileAt } from './addresses';
import { Layer, Network } from './records';

/** A smaller scale is folded into the weights before it can underflow. */
const SMALLEST: f64 = 1e-6;

/** Applies the decay of one update to the scale of every layer. */
export function decay(network: Network): void {
  for (let k = 0; k < network.layers; k++) {
    const layer = layerOf(network, k);
    layer.scale *= layer.kept;
    // A scale of 0 or less (ηλ ≥ 1) must go too: thresholds are divided by scales.
    if (!(layer.scale >= SMALLEST)) foldLayer(layer);
  }
}

/** Multiplies the scale of every layer into its weights. */
export function fold(network: Network): void {
  for (let k = 0; k < network.layers; k++) foldLayer(layerOf(network, k));
}

function foldLayer(layer: Layer): void {
  const scale = layer.scale;
  if (scale == 1) return;
  for (let at = layer.weights, end = tileAt(layer, at, layer.tiles); at < end; at += 4) {
    store<f32>(at, <f32>(<f64>load<f32>(at) * scale));
  }
  layer.scale = 1;
}
