import { layerOf } from './addresses';
import { Network } from './records';

/** Hashes 32 bits (lowbias32), as core's `isDropped` does. */
// @ts-ignore: decorator
@inline
function mix(word: u32): u32 {
  word = (word ^ (word >> 16)) * 0x7feb352d;
  word = (word ^ (word >> 15)) * 0x846ca68b;
  return word ^ (word >> 16);
}

/** The seed of a layer's choices for the sample at this position; layer 0 is the input. */
function baseOf(network: Network, layer: i32): u32 {
  return mix(mix(<u32>network.dropKey + <u32>network.position) + <u32>layer);
}

/** Drops some of the sample's spikes. */
export function thinInput(network: Network, wide: bool): void {
  if (network.dropInputs == 0) return;
  if (wide) thinSpikes<u32>(network);
  else thinSpikes<u16>(network);
}

function thinSpikes<Neuron>(network: Network): void {
  const base = baseOf(network, 0);
  const share = <u32>network.dropInputs;
  const length = <usize>network.length;
  const neurons = network.sampleNeurons;
  const times = network.sampleTimes;
  let kept: usize = 0;
  // Without a branch: there is room for one spike too many.
  for (let s: usize = 0; s < length; s++) {
    const neuron = load<Neuron>(neurons + (s << alignof<Neuron>()));
    store<Neuron>(network.keptNeurons + (kept << alignof<Neuron>()), neuron);
    store<u16>(network.keptTimes + (kept << 1), load<u16>(times + (s << 1)));
    kept += <usize>u32(mix(base + <u32>neuron) >= share);
  }
  network.length = <i32>kept;
  network.sampleNeurons = network.keptNeurons;
  network.sampleTimes = network.keptTimes;
}

/** Drops some of the hidden neurons: their lanes count as crossed from the start, as lanes without a neuron do. */
export function thinHidden(network: Network): void {
  if (network.dropHidden == 0) return;
  const share = i32x4.splat(network.dropHidden);
  for (let k = 0; k < network.layers - 1; k++) {
    const layer = layerOf(network, k);
    const size = i32x4.splat(layer.size);
    const base = i32x4.splat(<i32>baseOf(network, k + 1));
    let neurons = i32x4(0, 1, 2, 3);
    for (let tile = 0; tile < layer.tiles; tile++) {
      let lanes: u32 = 0;
      for (let v = 0; v < layer.vectors; v++) {
        const left = v128.or(i32x4.ge_u(neurons, size), i32x4.lt_u(mixVector(i32x4.add(base, neurons)), share));
        lanes |= <u32>i32x4.bitmask(left) << (v << 2);
        neurons = i32x4.add(neurons, i32x4.splat(4));
      }
      // Bits beyond the width of a tile.
      if (layer.lanes < 32) lanes |= 0xffffffff << <u32>layer.lanes;
      store<u32>(layer.absent + (<usize>tile << 2), lanes);
    }
  }
}

// @ts-ignore: decorator
@inline
function mixVector(words: v128): v128 {
  words = i32x4.mul(v128.xor(words, i32x4.shr_u(words, 16)), i32x4.splat(0x7feb352d));
  words = i32x4.mul(v128.xor(words, i32x4.shr_u(words, 15)), i32x4.splat(<i32>0x846ca68b));
  return v128.xor(words, i32x4.shr_u(words, 16));
}
