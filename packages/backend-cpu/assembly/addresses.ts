import { Layer, Network } from './records';

/** Layer k of a network: the records of a network's layers lie side by side. */
// @ts-ignore: decorator
@inline
export function layerOf(network: Network, k: i32): Layer {
  return changetype<Layer>(network.first + <usize>k * offsetof<Layer>());
}

/** Whether the layer's weights and potentials are 16-bit integers. */
// @ts-ignore: decorator
@inline
export function isShort(layer: Layer): bool {
  return layer.exact != 0;
}

/** Record of one of the samples that inference runs side by side. */
// @ts-ignore: decorator
@inline
export function slotOf(network: Network, slot: i32): Network {
  return changetype<Network>(changetype<usize>(network) + <usize>slot * offsetof<Network>());
}

/** The neuron of a stream's entry. */
// @ts-ignore: decorator
@inline
export function neuronOf(entry: usize): usize {
  return <usize>load<u32>(entry, 4) >> 1;
}

/** Where a tile starts in the weights or gradients of a layer; for one tile too many, where they end. */
// @ts-ignore: decorator
@inline
export function tileAt(layer: Layer, first: usize, tile: i32): usize {
  return first + <usize>tile * <usize>layer.inputs * layer.rowBytes;
}
