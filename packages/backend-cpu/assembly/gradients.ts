import { layerOf, tileAt } from './addresses';
import { Layer, Network } from './records';

/** w −= η · mean gradient of the group's samples, in the tiles that the group touched; clears the gradients. */
export function applyGradients(network: Network): void {
  for (let k = 0; k < network.layers; k++) {
    const layer = layerOf(network, k);
    const share = f32x4.splat(<f32>(layer.rate / (<f64>network.seen * layer.scale)));
    for (let tile = 0; tile < layer.tiles; tile++) {
      const touched = layer.touched + <usize>tile;
      if (load<u8>(touched) == 0) continue;
      store<u8>(touched, 0);
      applyTile(layer, tile, share);
    }
  }
}

function applyTile(layer: Layer, tile: i32, share: v128): void {
  const zero = f32x4.splat(0);
  const end = tileAt(layer, layer.gradients, tile + 1);
  let weights = tileAt(layer, layer.weights, tile);
  for (let at = tileAt(layer, layer.gradients, tile); at < end; at += 16, weights += 16) {
    v128.store(weights, f32x4.sub(v128.load(weights), f32x4.mul(share, v128.load(at))));
    v128.store(at, zero);
  }
}
