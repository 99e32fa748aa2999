import { layerOf } from './addresses';
import { Layer, Network } from './records';

/** Rounds float32 weights into the 16-bit weights of a network; `exact` of each layer has the float32 weights. */
export function quantise(network: Network): void {
  for (let k = 0; k < network.layers; k++) {
    const layer = layerOf(network, k);
    quantiseLayer(layer, changetype<Layer>(layer.exact));
  }
}

/** Rounds to the nearest multiple of the scale, ties to even; what does not fit saturates. */
function quantiseLayer(layer: Layer, exact: Layer): void {
  const quanta = f32x4.splat(<f32>(exact.scale / layer.scale));
  // Both kinds of tiles hold whole groups of four neurons.
  for (let neuron: usize = 0; neuron < <usize>layer.size; neuron += 4) {
    let from = groupAt(exact, neuron, 4);
    let to = groupAt(layer, neuron, 2);
    for (let input = 0; input < layer.inputs; input++) {
      const rounded = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(from), quanta)));
      v128.store64_lane(to, i16x8.narrow_i32x4_s(rounded, rounded), 0);
      from += exact.rowBytes;
      to += layer.rowBytes;
    }
  }
}

/** Where the weights of a neuron start in tiles with this many bytes per weight. */
// @ts-ignore: decorator
@inline
function groupAt(layer: Layer, neuron: usize, bytes: usize): usize {
  const tile = neuron / layer.lanes;
  return layer.weights + tile * <usize>layer.inputs * layer.rowBytes + (neuron % layer.lanes) * bytes;
}
