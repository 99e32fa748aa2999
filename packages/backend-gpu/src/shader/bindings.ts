/** Invocations per workgroup that serves a tile of neurons or weights. */
export const tile = 64;

/** Weights of one neuron that an invocation updates. */
export const rows = 8;

/**
 * What all kernels share: constants, the records and arrays that they are bound to, and where samples, rows and
 * weights are.
 */
export const bindings = /* wgsl */ `
/** Invocations per workgroup that serves a single sample. */
override size: u32 = 256u;
/** Invocations per workgroup that serves a tile of neurons or weights. */
const tile = ${tile}u;
/** Weights of one neuron that an invocation updates. */
const rows = ${rows}u;

struct Shape {
  inputs: u32, outputs: u32, duration: u32, slots: u32,
  layer: u32, layers: u32, total: u32, wide: u32,
  weightBase: u32, weightStride: u32, timeBase: u32, timeStride: u32,
  beforeBase: u32, offsetBase: u32, labelBase: u32, silent: u32,
  firedBase: u32, firedStride: u32, flagBase: u32, last: u32,
  first: u32,
};
struct Group { start: u32, count: u32 };
struct Net {
  threshold: f32, rate: f32, kept: f32, margin: f32,
  reaches: u32, delay: u32, zero: u32, unused: u32,
};
@group(0) @binding(0) var<uniform> shape: Shape;
// The spikes of all samples in order, then offsets and labels.
@group(0) @binding(1) var<storage, read> data: array<u32>;
@group(0) @binding(2) var<storage, read> order: array<u32>;
@group(0) @binding(3) var<storage, read_write> weights: array<f32>;
@group(0) @binding(4) var<storage, read_write> times: array<u32>;
@group(0) @binding(5) var<storage, read_write> sorted: array<u32>;
@group(0) @binding(6) var<storage, read_write> delta: array<f32>;
@group(0) @binding(7) var<storage, read_write> stats: array<atomic<u32>>;
@group(0) @binding(8) var<storage, read> nets: array<Net>;
@group(0) @binding(9) var<uniform> group: Group;

fn netOf(n: u32) -> Net { return nets[(shape.first + n) * shape.layers + shape.layer]; }
fn sampleOf(n: u32, slot: u32) -> u32 { return order[n * shape.total + group.start + slot]; }
fn rowOf(n: u32, slot: u32) -> u32 { return (n * shape.slots + slot) * shape.timeStride; }
fn weightsOf(n: u32) -> u32 { return (shape.first + n) * shape.weightStride + shape.weightBase; }
fn neuronAt(entry: u32) -> u32 {
  if (shape.wide == 1u) { return data[2u * entry]; }
  return data[entry] & 0xffffu;
}
fn stepAt(entry: u32) -> u32 {
  if (shape.wide == 1u) { return data[2u * entry + 1u]; }
  return data[entry] >> 16u;
}
fn crosses(net: Net, potential: f32) -> bool {
  if (net.reaches == 1u) { return potential >= net.threshold; }
  return potential > net.threshold;
}
`;
