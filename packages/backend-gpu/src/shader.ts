/**
 * All kernels, one module. Arrays have the network as their outermost dimension and the slot, a sample of the group or block,
 * as the next; the neuron is innermost, so that neighbouring invocations read neighbouring numbers. Weights are [inputs ×
 * outputs], the transpose of core's.
 */
export const shader = /* wgsl */ `
struct Shape {
  inputs: u32, outputs: u32, duration: u32, slots: u32,
  layer: u32, layers: u32, total: u32, wide: u32,
  weightBase: u32, weightStride: u32, timeBase: u32, timeStride: u32,
  beforeBase: u32, offsetBase: u32, labelBase: u32, silent: u32,
  firedBase: u32, firedStride: u32, resultBase: u32, last: u32,
  first: u32,
};
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
// Where the group begins and how many samples it has, then counts.
@group(0) @binding(7) var<storage, read_write> stats: array<atomic<u32>>;
@group(0) @binding(8) var<storage, read> nets: array<Net>;

fn count() -> u32 { return atomicLoad(&stats[1]); }
fn sampleOf(net: u32, slot: u32) -> u32 { return order[net * shape.total + atomicLoad(&stats[0]) + slot]; }
fn rowOf(net: u32, slot: u32) -> u32 { return (net * shape.slots + slot) * shape.timeStride; }
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

/** The neurons of the first layer: a walk through the sample's spikes. */
@compute @workgroup_size(64)
fn fireInput(@builtin(global_invocation_id) id: vec3u) {
  let j = id.x; let slot = id.y; let n = id.z;
  if (j >= shape.outputs || slot >= count()) { return; }
  let net = nets[(shape.first + n) * shape.layers + shape.layer];
  let sample = sampleOf(n, slot);
  let end = data[shape.offsetBase + sample + 1u];
  let base = (shape.first + n) * shape.weightStride + shape.weightBase + j;
  var potential = 0.0;
  var time = shape.duration;
  for (var entry = data[shape.offsetBase + sample]; entry < end; entry++) {
    potential += weights[base + neuronAt(entry) * shape.outputs];
    let step = stepAt(entry);
    if (entry + 1u < end && stepAt(entry + 1u) == step) { continue; }
    if (crosses(net, potential)) { time = min(step + net.delay, shape.duration); break; }
  }
  times[rowOf(n, slot) + shape.timeBase + j] = time;
}

/** The same from the sorted spikes of the layer before. */
@compute @workgroup_size(64)
fn fireLayer(@builtin(global_invocation_id) id: vec3u) {
  let j = id.x; let slot = id.y; let n = id.z;
  if (j >= shape.outputs || slot >= count()) { return; }
  let net = nets[(shape.first + n) * shape.layers + shape.layer];
  let row = rowOf(n, slot);
  let base = (shape.first + n) * shape.weightStride + shape.weightBase + j;
  var potential = 0.0;
  var time = shape.duration;
  for (var entry = 0u; entry < shape.inputs; entry++) {
    let spike = sorted[row + shape.beforeBase + entry];
    let step = spike >> 16u;
    if (step >= shape.duration) { break; }
    potential += weights[base + (spike & 0xffffu) * shape.outputs];
    if (entry + 1u < shape.inputs && sorted[row + shape.beforeBase + entry + 1u] >> 16u == step) { continue; }
    if (crosses(net, potential)) { time = min(step + net.delay, shape.duration); break; }
  }
  times[row + shape.timeBase + j] = time;
}

/** Sorts a layer's spikes by time and, within a step, by neuron; silent neurons come last. */
@compute @workgroup_size(64)
fn sortLayer(@builtin(global_invocation_id) id: vec3u) {
  let j = id.x; let slot = id.y; let n = id.z;
  if (j >= shape.outputs || slot >= count()) { return; }
  let start = rowOf(n, slot) + shape.timeBase;
  let time = times[start + j];
  var rank = 0u;
  for (var other = 0u; other < shape.outputs; other++) {
    let at = times[start + other];
    if (at < time || (at == time && other < j)) { rank++; }
  }
  sorted[start + rank] = (time << 16u) | j;
}

fn earliestOf(start: u32) -> u32 {
  var earliest = shape.duration;
  for (var o = 0u; o < shape.outputs; o++) { earliest = min(earliest, times[start + o]); }
  return earliest;
}

/** The step that decides a sample. */
fn decisionStep(n: u32, slot: u32) -> u32 {
  let net = nets[(shape.first + n) * shape.layers + shape.layer];
  let earliest = earliestOf(rowOf(n, slot) + shape.timeBase);
  if (earliest < shape.duration) { return earliest - net.delay; }
  return shape.silent;
}

/** Of the output layer: times and potentials at the step that decides. */
@compute @workgroup_size(64)
fn readOutputs(@builtin(global_invocation_id) id: vec3u) {
  let o = id.x; let slot = id.y; let n = id.z;
  if (o >= shape.outputs || slot >= count()) { return; }
  let step = decisionStep(n, slot);
  let row = rowOf(n, slot);
  let base = (shape.first + n) * shape.weightStride + shape.weightBase + o;
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
  atomicStore(&stats[shape.resultBase + place], times[row + shape.timeBase + o]);
}

/** Of one layer: spikes that the decision had seen, and all. Its uniform has the output layer's base in \`last\`. */
@compute @workgroup_size(64)
fn countSpikes(@builtin(global_invocation_id) id: vec3u) {
  let slot = id.x; let n = id.z;
  if (slot >= count()) { return; }
  let row = rowOf(n, slot);
  let net = nets[(shape.first + n) * shape.layers + shape.layers - 1u];
  var earliest = shape.duration;
  for (var o = shape.last; o < shape.timeStride; o++) { earliest = min(earliest, times[row + o]); }
  var step = shape.silent;
  if (earliest < shape.duration) { step = earliest - net.delay; }
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

/** The input times of a sample, dense: first all silent, then those that spike. */
@compute @workgroup_size(64)
fn clearInputs(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= shape.inputs || id.y >= count()) { return; }
  times[rowOf(id.z, id.y) + id.x] = shape.duration;
}
@compute @workgroup_size(64)
fn scatterInputs(@builtin(global_invocation_id) id: vec3u) {
  if (id.y >= count()) { return; }
  let sample = sampleOf(id.z, id.y);
  let entry = data[shape.offsetBase + sample] + id.x;
  if (entry >= data[shape.offsetBase + sample + 1u]) { return; }
  times[rowOf(id.z, id.y) + neuronAt(entry)] = stepAt(entry);
}

/** Errors of the outputs against relative targets, and whether the sample was right and teaches something. */
@compute @workgroup_size(64)
fn outputErrors(@builtin(global_invocation_id) id: vec3u) {
  let slot = id.x; let n = id.z;
  if (slot >= count()) { return; }
  let net = nets[(shape.first + n) * shape.layers + shape.layer];
  let start = rowOf(n, slot) + shape.timeBase;
  let label = data[shape.labelBase + sampleOf(n, slot)];
  let earliest = earliestOf(start);
  let end = f32(shape.duration);
  var learns = false;
  for (var o = 0u; o < shape.outputs; o++) {
    let time = f32(times[start + o]);
    var goal = time;
    if (earliest == shape.duration) {
      goal = select(end, end - net.margin, o == label);
    } else if (o == label) {
      goal = f32(earliest);
    } else if (time - f32(earliest) < net.margin) {
      goal = min(f32(earliest) + net.margin, end);
    }
    delta[start + o] = (goal - time) / end;
    if (goal != time && !(net.zero == 1u && time == end)) { learns = true; }
  }
  let place = 4u + n * shape.firedStride;
  if (learns) { atomicAdd(&stats[place], 1u); }
  if (earliest < shape.duration && times[start + label] == earliest) { atomicAdd(&stats[place + 1u], 1u); }
}

var<workgroup> partial: array<f32, 64>;

/** Drops the errors of silent neurons, if they count for nothing, and divides by the L2 norm. A workgroup a sample. */
@compute @workgroup_size(64)
fn normalise(@builtin(local_invocation_id) local: vec3u, @builtin(workgroup_id) group: vec3u) {
  let slot = group.x; let n = group.z;
  let net = nets[(shape.first + n) * shape.layers + shape.layer];
  let inside = slot < count();
  let start = rowOf(n, min(slot, shape.slots - 1u)) + shape.timeBase;
  var sum = 0.0;
  for (var j = local.x; j < shape.outputs; j += 64u) {
    if (!inside) { break; }
    if (net.zero == 1u && times[start + j] >= shape.duration) { delta[start + j] = 0.0; }
    sum += delta[start + j] * delta[start + j];
  }
  partial[local.x] = sum;
  workgroupBarrier();
  for (var half = 32u; half > 0u; half >>= 1u) {
    if (local.x < half) { partial[local.x] += partial[local.x + half]; }
    workgroupBarrier();
  }
  let norm = sqrt(partial[0]);
  if (!inside || norm == 0.0) { return; }
  for (var j = local.x; j < shape.outputs; j += 64u) { delta[start + j] = delta[start + j] / norm; }
}

/** One update by the mean over the group, decay included: an invocation a weight. */
@compute @workgroup_size(64)
fn update(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let index = id.x + id.y * groups.x * 64u; let n = id.z;
  let samples = count();
  if (index >= shape.inputs * shape.outputs || samples == 0u) { return; }
  let i = index / shape.outputs; let j = index % shape.outputs;
  let net = nets[(shape.first + n) * shape.layers + shape.layer];
  var sum = 0.0;
  for (var slot = 0u; slot < samples; slot++) {
    let row = rowOf(n, slot);
    if (times[row + shape.beforeBase + i] < times[row + shape.timeBase + j]) { sum += delta[row + shape.timeBase + j]; }
  }
  let place = (shape.first + n) * shape.weightStride + shape.weightBase + index;
  weights[place] = (weights[place] - net.rate * (sum / f32(samples))) * net.kept;
}

/** Errors of the layer before: what each of its neurons did to those that fired after it. */
@compute @workgroup_size(64)
fn passDown(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x; let slot = id.y; let n = id.z;
  if (i >= shape.inputs || slot >= count()) { return; }
  let row = rowOf(n, slot);
  let time = times[row + shape.beforeBase + i];
  let base = (shape.first + n) * shape.weightStride + shape.weightBase + i * shape.outputs;
  var sum = 0.0;
  for (var j = 0u; j < shape.outputs; j++) {
    if (time < times[row + shape.timeBase + j]) { sum += delta[row + shape.timeBase + j] * weights[base + j]; }
  }
  delta[row + shape.beforeBase + i] = sum;
}

/** On how many samples each neuron fired. */
@compute @workgroup_size(64)
fn countFired(@builtin(global_invocation_id) id: vec3u) {
  let j = id.x; let n = id.z;
  if (j >= shape.outputs) { return; }
  let samples = count();
  var fired = 0u;
  for (var slot = 0u; slot < samples; slot++) {
    if (times[rowOf(n, slot) + shape.timeBase + j] < shape.duration) { fired++; }
  }
  let place = 4u + n * shape.firedStride + 2u + shape.firedBase + j;
  atomicStore(&stats[place], atomicLoad(&stats[place]) + fired);
}

/** On to the next group: where it begins, and how many samples it has. */
@compute @workgroup_size(1)
fn advance() {
  let start = atomicLoad(&stats[0]) + atomicLoad(&stats[2]);
  atomicStore(&stats[0], start);
  atomicStore(&stats[1], min(atomicLoad(&stats[2]), max(shape.total, start) - start));
}
`;
