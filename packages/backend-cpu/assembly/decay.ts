import { layerOf, tileAt } from './addresses';
import { Layer, Network } from './records';

/** Below this, a scale is folded into the weights before it can run out of exponents. */
const SMALLEST: f64 = 1e-6;

/** One update's decay of every layer, kept in its scale. */
export function decay(network: Network): void {
  for (let k = 0; k < network.layers; k++) {
    const layer = layerOf(network, k);
    layer.scale *= layer.kept;
    // A scale of 0 or less (ηλ ≥ 1) can stand for nothing either.
    if (!(layer.scale >= SMALLEST)) foldLayer(layer);
  }
}

/** Multiplies the scales into the weights. */
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
