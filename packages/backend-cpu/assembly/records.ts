/**
 * What the kernels know of a model, as records in linear memory. src/wasm/records.ts writes them: the order of the
 * fields here is the order there.
 */

/** Most vectors of four neurons in a tile: what is held in registers while a sample's spikes stream by. */
export const VECTORS: i32 = 7;
/** The same of eight neurons, where weights are 16-bit integers. */
export const SHORT_VECTORS: i32 = 4;
/** Bytes of one entry of a stream. */
export const ENTRY: usize = 8;

/**
 * Spikes on their way into a layer, in order of time and, within a step, of neuron. `entries` holds pairs (offset of the
 * neuron's row of weights in a tile; twice the neuron, plus 1 while more spikes of the step follow). The distinct steps
 * are ranked: rank r is step `steps[r]`, its spikes are starts[r]…starts[r + 1].
 */
@unmanaged
export class Stream {
  length: i32;
  ranks: i32;
  entries: usize;
  steps: usize;
  starts: usize;
}

/**
 * One layer of one network. Weights are stored as [tile][input][lane] and mean `scale` times what is stored; all tiles
 * have the same `lanes`, `rowBytes` of one input's weights; those past the last neuron stay 0.
 * `masks` holds one word of crossed lanes a rank and tile, a rank's words in `rankBytes` (whole pairs of tiles);
 * `crossed` has the lanes of each tile that have fired, with lanes that are no neurons from the start, as in `absent`.
 * The layer has run its first `ran` ranks; the next to run are entries `at`…`end`, and their masks start at `out`.
 * Where the network gathers, `gradients` holds the sums of a group's δ_j [t_i < t_j] as the weights lie, and `touched` a byte a
 * tile: whether the group has changed them.
 * Adam keeps running means of the gradients and of their squares as the weights lie. By rule decision-cross-entropy a sample
 * leaves the neurons' `peaks` and the ranks at which they are `reached`.
 * A layer whose weights and potentials are 16-bit integers only infers; `exact` is the layer whose float32 weights they
 * are rounded from, else 0.
 */
@unmanaged
export class Layer {
  threshold: f64;
  rate: f64;
  kept: f64;
  scale: f64;
  size: i32;
  tiles: i32;
  vectors: i32;
  lanes: usize;
  rowBytes: usize;
  inputs: i32;
  weights: usize;
  input: Stream;
  ran: i32;
  next: i32;
  at: usize;
  end: usize;
  out: usize;
  potentials: usize;
  masks: usize;
  rankBytes: usize;
  crossed: usize;
  absent: usize;
  list: usize;
  times: usize;
  errors: usize;
  fired: usize;
  sums: usize;
  gradients: usize;
  touched: usize;
  firstMoments: usize;
  secondMoments: usize;
  peaks: usize;
  reached: usize;
  exact: usize;
}

/**
 * One network and the block of samples that it works on; `seen` counts the samples of the group so far. Inference runs
 * `slots` samples side by side, each with the streams and potentials of a record of its own: those of one network lie side
 * by side. Learning uses the first. `live` lists the slots that are not yet decided, `firing` the addresses of the layers that
 * a tile is run for. A sample's first part has `extra` 32nds of a spike more than the fewest.
 * It `gathers` gradients with a batch above 1, with Adam, and by rule decision-cross-entropy, where it `decides`; `power1` and
 * `power2` are β₁ and β₂ to the number of updates. Dropout leaves out as many of 2³² as `dropInputs` and `dropHidden` say, by
 * `dropKey` and the sample's `position` in the pass; what is left of its spikes lies at `keptNeurons` and `keptTimes`.
 * The sample that a record is at has `length` spikes, at `sampleNeurons` and `sampleTimes`.
 */
@unmanaged
export class Network {
  layers: i32;
  duration: i32;
  delay: i32;
  reaches: i32;
  readout: i32;
  batch: i32;
  seen: i32;
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
  slots: i32;
  live: usize;
  firing: usize;
  extra: i32;
  length: i32;
  sampleNeurons: usize;
  sampleTimes: usize;
  gathers: i32;
  decides: i32;
  silenceIsClass: i32;
  temperature: f64;
  confident: f64;
  earlyStep: f64;
  earlyPush: f64;
  silentPush: f64;
  adam: i32;
  beta1: f64;
  beta2: f64;
  epsilon: f64;
  power1: f64;
  power2: f64;
  dropInputs: i32;
  dropHidden: i32;
  dropKey: i32;
  position: i32;
  keptNeurons: usize;
  keptTimes: usize;
}
