/**
 * All kernels, one module. Arrays have the network as their outermost dimension and the slot, a sample of the group or block,
 * as the next; the neuron is innermost, so that neighbouring invocations read neighbouring numbers. Weights are [inputs ×
 * outputs], the transpose of core's. A kernel's name says what it does for one layer; its workgroups are numbered (tile,
 * slot, network).
 */
export const shader = /* wgsl */ `
/** Invocations of a workgroup that serves a sample alone. */
override size: u32 = 256u;
/** Invocations of one that serves a tile of neurons or weights. */
const tile = 64u;
/** Inputs whose weights to one neuron an invocation updates. */
const rows = 8u;

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
// Spikes of all samples in order, then offsets and labels.
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

const ends = 0x80000000u;
var<workgroup> neurons: array<u32, tile>;
var<workgroup> steps: array<u32, tile>;
var<workgroup> unfired: atomic<u32>;
var<workgroup> left: u32;

/** The neurons of the first layer: a walk through the sample's spikes, as many at a time as there are invocations. */
@compute @workgroup_size(tile)
fn fireInput(
  @builtin(workgroup_id) at: vec3u, @builtin(local_invocation_index) local: u32,
) {
  let j = at.x * tile + local; let slot = at.y; let n = at.z;
  let net = netOf(n);
  let sample = sampleOf(n, slot);
  let end = data[shape.offsetBase + sample + 1u];
  let base = weightsOf(n) + j;
  var potential = 0.0;
  var time = shape.duration;
  var waits = j < shape.outputs;
  for (var begin = data[shape.offsetBase + sample]; begin < end; begin += tile) {
    let entry = begin + local;
    if (entry < end) {
      let step = stepAt(entry);
      neurons[local] = neuronAt(entry) * shape.outputs;
      steps[local] = select(step | ends, step, entry + 1u < end && stepAt(entry + 1u) == step);
    }
    if (local == 0u) { atomicStore(&unfired, 0u); }
    workgroupBarrier();
    if (waits) {
      let many = min(tile, end - begin);
      for (var e = 0u; e < many; e++) {
        potential += weights[base + neurons[e]];
        let step = steps[e];
        if (step >= ends && crosses(net, potential)) {
          time = min((step & ~ends) + net.delay, shape.duration);
          waits = false;
          break;
        }
      }
      if (waits) { atomicStore(&unfired, 1u); }
    }
    workgroupBarrier();
    if (local == 0u) { left = atomicLoad(&unfired); }
    if (workgroupUniformLoad(&left) == 0u) { break; }
  }
  if (j < shape.outputs) { times[rowOf(n, slot) + shape.timeBase + j] = time; }
}

var<workgroup> ahead: array<u32, size>;
var<workgroup> alive: atomic<u32>;
var<workgroup> partial: array<f32, size>;
var<workgroup> earliest: array<atomic<u32>, size>;

/**
 * The neurons of a later layer. First the spikes of the layer before, by time and, within a step, by neuron; silent
 * neurons come last. Then a walk through them; of few neurons, each is walked through in parts side by side, from
 * the potential that the parts before come to.
 */
@compute @workgroup_size(size)
fn fireLayer(@builtin(workgroup_id) at: vec3u, @builtin(local_invocation_index) local: u32) {
  let slot = at.y; let n = at.z;
  let net = netOf(n);
  let row = rowOf(n, slot);
  let before = row + shape.beforeBase;
  if (local == 0u) { atomicStore(&alive, 0u); }
  for (var begin = 0u; begin < shape.inputs; begin += size) {
    let j = begin + local;
    var time = shape.duration;
    if (j < shape.inputs) { time = times[before + j]; }
    var rank = 0u;
    for (var start = 0u; start < shape.inputs; start += size) {
      workgroupBarrier();
      if (start + local < shape.inputs) { ahead[local] = times[before + start + local]; }
      workgroupBarrier();
      let many = min(size, shape.inputs - start);
      for (var e = 0u; e < many; e++) {
        let other = ahead[e];
        rank += u32(other < time || (other == time && start + e < j));
      }
    }
    if (j < shape.inputs) {
      sorted[before + rank] = (time << 16u) | j;
      if (time < shape.duration) { atomicAdd(&alive, 1u); }
    }
  }
  atomicStore(&earliest[local], shape.duration);
  storageBarrier();
  workgroupBarrier();
  let spikes = atomicLoad(&alive);
  let parts = max(1u, size / shape.outputs);
  let part = select(0u, local / shape.outputs, parts > 1u);
  let share = (spikes + parts - 1u) / parts;
  let start = min(part * share, spikes);
  let end = min(start + share, spikes);
  for (var begin = 0u; begin < shape.outputs; begin += size) {
    let o = begin + select(local, local % shape.outputs, parts > 1u);
    let works = part < parts && o < shape.outputs;
    let base = weightsOf(n) + o;
    var sum = 0.0;
    if (works && parts > 1u) {
      for (var e = start; e < end; e++) { sum += weights[base + (sorted[before + e] & 0xffffu) * shape.outputs]; }
    }
    partial[local] = sum;
    workgroupBarrier();
    var time = shape.duration;
    if (works) {
      var potential = 0.0;
      for (var other = 0u; other < part; other++) { potential += partial[other * shape.outputs + o]; }
      for (var e = start; e < end; e++) {
        let spike = sorted[before + e];
        let step = spike >> 16u;
        potential += weights[base + (spike & 0xffffu) * shape.outputs];
        if (e + 1u < spikes && sorted[before + e + 1u] >> 16u == step) { continue; }
        if (crosses(net, potential)) { time = min(step + net.delay, shape.duration); break; }
      }
      atomicMin(&earliest[o - begin], time);
    }
    workgroupBarrier();
    if (works && part == 0u) {
      times[row + shape.timeBase + o] = atomicLoad(&earliest[o - begin]);
      atomicStore(&earliest[o - begin], shape.duration);
    }
    workgroupBarrier();
  }
}

fn earliestOf(start: u32) -> u32 {
  var found = shape.duration;
  for (var o = 0u; o < shape.outputs; o++) { found = min(found, times[start + o]); }
  return found;
}

/** Of the output layer: times and potentials at the step that decides. */
@compute @workgroup_size(tile)
fn readOutputs(@builtin(global_invocation_id) id: vec3u) {
  let o = id.x; let slot = id.y; let n = id.z;
  if (o >= shape.outputs) { return; }
  let row = rowOf(n, slot);
  let found = earliestOf(row + shape.timeBase);
  let step = select(shape.silent, found - netOf(n).delay, found < shape.duration);
  let base = weightsOf(n) + o;
  var potential = 0.0;
  if (shape.layer == 0u) {
    let sample = sampleOf(n, slot);
    let end = data[shape.offsetBase + sample + 1u];
    for (var entry = data[shape.offsetBase + sample]; entry < end; entry++) {
      if (stepAt(entry) > step) { break; }
      potential += weights[base + neuronAt(entry) * shape.outputs];
    }
  } else {
    for (var entry = 0u; entry < shape.inputs; entry++) {
      let spike = sorted[row + shape.beforeBase + entry];
      let at = spike >> 16u;
      if (at > step || at >= shape.duration) { break; }
      potential += weights[base + (spike & 0xffffu) * shape.outputs];
    }
  }
  let place = (n * shape.slots + slot) * shape.outputs + o;
  delta[place] = potential;
  atomicStore(&stats[place], times[row + shape.timeBase + o]);
}

/** Of one layer: spikes that the decision had seen, and all. Its uniform has the output layer's base in \`last\`. */
@compute @workgroup_size(tile)
fn countSpikes(@builtin(global_invocation_id) id: vec3u) {
  let slot = id.x; let n = id.z;
  if (slot >= group.count) { return; }
  let row = rowOf(n, slot);
  let net = nets[(shape.first + n) * shape.layers + shape.layers - 1u];
  var found = shape.duration;
  for (var o = shape.last; o < shape.timeStride; o++) { found = min(found, times[row + o]); }
  let step = select(shape.silent, found - net.delay, found < shape.duration);
  var seen = 0u;
  var all = 0u;
  for (var j = 0u; j < shape.outputs; j++) {
    let time = times[row + shape.timeBase + j];
    if (time >= shape.duration) { continue; }
    all++;
    if (time <= step) { seen++; }
  }
  let place = shape.firedBase + ((n * shape.slots + slot) * shape.layers + shape.layer) * 2u;
  atomicStore(&stats[place], seen);
  atomicStore(&stats[place + 1u], all);
}

/** Drops the errors of silent neurons, if they count for nothing, and divides by the L2 norm. By a whole workgroup. */
fn normalise(start: u32, many: u32, zero: u32, local: u32) {
  var sum = 0.0;
  for (var j = local; j < many; j += size) {
    if (zero == 1u && times[start + j] >= shape.duration) { delta[start + j] = 0.0; }
    sum += delta[start + j] * delta[start + j];
  }
  partial[local] = sum;
  workgroupBarrier();
  for (var half = size / 2u; half > 0u; half >>= 1u) {
    if (local < half) { partial[local] += partial[local + half]; }
    workgroupBarrier();
  }
  let norm = sqrt(partial[0]);
  if (norm == 0.0) { return; }
  for (var j = local; j < many; j += size) { delta[start + j] = delta[start + j] / norm; }
}

/**
 * The input's times, dense: first all silent, then those that spike. Then the errors of the outputs against relative
 * targets, and whether the sample was right and teaches something.
 */
@compute @workgroup_size(size)
fn judge(@builtin(workgroup_id) at: vec3u, @builtin(local_invocation_index) local: u32) {
  let slot = at.y; let n = at.z;
  let net = netOf(n);
  let row = rowOf(n, slot);
  let sample = sampleOf(n, slot);
  // The input's times come first in a row; shape.last is the number of inputs of the network.
  for (var i = local; i < shape.last; i += size) { times[row + i] = shape.duration; }
  storageBarrier();
  let stop = data[shape.offsetBase + sample + 1u];
  for (var entry = data[shape.offsetBase + sample] + local; entry < stop; entry += size) {
    times[row + neuronAt(entry)] = stepAt(entry);
  }
  let start = row + shape.timeBase;
  let label = data[shape.labelBase + sample];
  let found = earliestOf(start);
  let end = f32(shape.duration);
  if (local == 0u) { atomicStore(&alive, 0u); }
  workgroupBarrier();
  for (var o = local; o < shape.outputs; o += size) {
    let time = f32(times[start + o]);
    var goal = time;
    if (found == shape.duration) {
      goal = select(end, end - net.margin, o == label);
    } else if (o == label) {
      goal = f32(found);
    } else if (time - f32(found) < net.margin) {
      goal = min(f32(found) + net.margin, end);
    }
    delta[start + o] = (goal - time) / end;
    if (goal != time && !(net.zero == 1u && time == end)) { atomicStore(&alive, 1u); }
  }
  workgroupBarrier();
  let learns = atomicLoad(&alive);
  normalise(start, shape.outputs, net.zero, local);
  if (local != 0u) { return; }
  let place = n * shape.firedStride;
  atomicAdd(&stats[place], learns);
  if (found < shape.duration && times[start + label] == found) { atomicAdd(&stats[place + 1u], 1u); }
  atomicStore(&stats[shape.flagBase + n * shape.slots + slot], learns);
}

fn learns(n: u32, slot: u32) -> bool {
  return atomicLoad(&stats[shape.flagBase + n * shape.slots + slot]) == 1u;
}

/**
 * One update by the mean over the group, decay included: an invocation so many rows of one neuron. Those past the weights
 * count on how many samples each neuron fired.
 */
@compute @workgroup_size(tile)
fn update(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let index = id.x + id.y * groups.x * tile; let n = id.z;
  let cells = (shape.inputs + rows - 1u) / rows * shape.outputs;
  if (index >= cells) {
    let j = index - cells;
    if (j >= shape.outputs) { return; }
    var fired = 0u;
    for (var slot = 0u; slot < group.count; slot++) {
      fired += u32(times[rowOf(n, slot) + shape.timeBase + j] < shape.duration);
    }
    atomicAdd(&stats[n * shape.firedStride + 2u + shape.firedBase + j], fired);
    return;
  }
  let net = netOf(n);
  let i = index / shape.outputs * rows; let j = index % shape.outputs;
  var low = vec4f();
  var high = vec4f();
  var taught = false;
  for (var slot = 0u; slot < group.count; slot++) {
    if (!learns(n, slot)) { continue; }
    taught = true;
    let row = rowOf(n, slot);
    let error = delta[row + shape.timeBase + j];
    if (error == 0.0) { continue; }
    let after = vec4u(times[row + shape.timeBase + j]);
    let at = row + shape.beforeBase + i;
    low += select(vec4f(), vec4f(error), vec4u(times[at], times[at + 1u], times[at + 2u], times[at + 3u]) < after);
    high += select(vec4f(), vec4f(error), vec4u(times[at + 4u], times[at + 5u], times[at + 6u], times[at + 7u]) < after);
  }
  if (!taught && net.kept == 1.0) { return; }
  let factor = net.rate / f32(group.count);
  var place = weightsOf(n) + i * shape.outputs + j;
  let many = min(rows, shape.inputs - i);
  for (var r = 0u; r < many; r++) {
    let sum = select(high[r & 3u], low[r & 3u], r < 4u);
    weights[place] = (weights[place] - factor * sum) * net.kept;
    place += shape.outputs;
  }
}

/**
 * Errors of the layer before: what each of its neurons did to those that fired after it, normalised. Neighbours share a row
 * of weights where it is long.
 */
@compute @workgroup_size(size)
fn passDown(@builtin(workgroup_id) at: vec3u, @builtin(local_invocation_index) local: u32) {
  let slot = at.y; let n = at.z;
  let row = rowOf(n, slot);
  var lanes = 1u;
  while (lanes < 32u && lanes * 8u < shape.outputs) { lanes *= 2u; }
  let lane = local % lanes;
  let step = size / lanes;
  let base = weightsOf(n);
  let teaches = learns(n, slot);
  for (var begin = 0u; begin < shape.inputs; begin += step) {
    let i = begin + local / lanes;
    var sum = 0.0;
    if (teaches && i < shape.inputs) {
      let time = times[row + shape.beforeBase + i];
      for (var j = lane; j < shape.outputs; j += lanes) {
        if (time < times[row + shape.timeBase + j]) {
          sum += delta[row + shape.timeBase + j] * weights[base + i * shape.outputs + j];
        }
      }
    }
    partial[local] = sum;
    workgroupBarrier();
    for (var half = lanes / 2u; half > 0u; half >>= 1u) {
      if (lane < half) { partial[local] += partial[local + half]; }
      workgroupBarrier();
    }
    if (i < shape.inputs && lane == 0u) { delta[row + shape.beforeBase + i] = partial[local]; }
    workgroupBarrier();
  }
  storageBarrier();
  normalise(row + shape.beforeBase, shape.inputs, nets[(shape.first + n) * shape.layers].zero, local);
}
`;
