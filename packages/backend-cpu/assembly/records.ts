/**
 * What the kernels know of a model, as records in linear memory. src/wasm/records.ts writes them: the order of the
 * fields here is the order there.
 */

/** Neurons of a tile: six vectors of four lanes, held in registers while a sample's spikes stream by. */
export const LANES: usize = 24;
/** Bytes of one input's weights in a tile. */
export const ROW: usize = LANES * 4;
/** Bytes of one entry of a stream, and of one event. */
export const ENTRY: usize = 8;

/**
 * Spikes on their way into a layer, in order of time and, within a step, of neuron. `entries` holds pairs (row: the
 * neuron's offset in a tile of weights; more: 0 on the last spike of a step, else −1). The distinct steps are ranked:
 * rank r is step `steps[r]`, its spikes are starts[r]…starts[r + 1].
 */
@unmanaged
export class Stream {
  length: i32;
  ranks: i32;
  entries: usize;
  rankOf: usize;
  steps: usize;
  starts: usize;
}

/**
 * One layer of one network. Weights are stored as [tile][input][lane] and mean `scale` times what is stored.
 * `events` holds pairs (entry at which a neuron crossed, neuron), by tile and, within a tile, by time;
 * those of tile k are tileEvents[k]…tileEvents[k + 1].
 */
@unmanaged
export class Layer {
  threshold: f64;
  rate: f64;
  kept: f64;
  scale: f64;
  size: i32;
  tiles: i32;
  inputs: i32;
  weights: usize;
  input: Stream;
  times: usize;
  errors: usize;
  events: usize;
  tileEvents: usize;
  fired: usize;
  sums: usize;
  bins: usize;
}

/** One network and the block of samples that it works on. */
@unmanaged
export class Network {
  layers: i32;
  duration: i32;
  delay: i32;
  reaches: i32;
  readout: i32;
  learned: i32;
  correct: i32;
  neurons: usize;
  times: usize;
  offsets: usize;
  labels: usize;
  outputTimes: usize;
  outputPotentials: usize;
  spikesToDecision: usize;
  spikes: usize;
  first: usize;
}

/** Layer k of a network: the records of a network's layers lie side by side. */
// @ts-ignore: decorator
@inline
export function layerOf(network: Network, k: i32): Layer {
  return changetype<Layer>(network.first + <usize>k * offsetof<Layer>());
}
