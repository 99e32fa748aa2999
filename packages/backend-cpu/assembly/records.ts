/**
 * What the kernels know about a model, as records in linear memory. src/wasm/records.ts writes them, at offsets that
 * follow from the order of the fields here.
 */

/**
 * Maximum number of vectors of four neurons in a tile: as many as stay in registers while the spikes of a sample
 * stream by.
 */
export const VECTORS: i32 = 7;
/** The same for vectors of eight neurons, where weights are 16-bit integers. */
export const SHORT_VECTORS: i32 = 4;
/** Bytes per entry of a stream. */
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
 * One layer of one network. Weights are stored as [tile][input][lane] and mean `scale` times what is stored. All
 * tiles have the same number of `lanes`, and `rowBytes` per input; lanes past the last neuron stay 0.
 * `masks` holds one word of crossed lanes per rank and tile; the words of a rank take `rankBytes` (whole pairs of
 * tiles). `crossed` has the lanes of each tile that have fired; lanes without a neuron count as fired from the start,
 * as `absent` has them.
 * The layer has run its first `ran` ranks; next it runs the entries `at`…`end`, whose masks start at `out`.
 * Where the network gathers, `gradients` holds the sums of a group's δ_j [t_i < t_j] in the order of the weights, and
 * `touched` one byte per tile: whether the group has changed its gradients.
 * Adam keeps running means of the gradients and of their squares in the order of the weights. By rule
 * decision-cross-entropy a sample leaves the `peaks` of the neurons and the ranks at which they are `reached`.
 * A layer whose weights and potentials are 16-bit integers only infers; `exact` is the layer whose float32 weights
 * they are rounded from. In other layers it is 0.
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
 * One network and the block of samples that it works on; `seen` counts the samples of the group so far.
 * Inference runs `slots` samples side by side. Each has its own record with its own streams and potentials, and the
 * records of one network lie side by side; learning uses the first. `live` lists the slots that are not yet decided,
 * `firing` the addresses of the layers that a tile runs for. The first part of a sample has `extra` 32nds of a spike
 * more than the minimum.
 * The network `gathers` gradients with a batch above 1, with Adam, and by rule decision-cross-entropy, where it
 * `decides`; `power1` and `power2` are β₁ and β₂ to the power of the number of updates.
 * Dropout drops `dropInputs` and `dropHidden` of 2³², chosen by `dropKey` and the `position` of the sample in the
 * pass; the spikes that remain are at `keptNeurons` and `keptTimes`.
 * The current sample of a record has `length` spikes, at `sampleNeurons` and `sampleTimes`.
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
