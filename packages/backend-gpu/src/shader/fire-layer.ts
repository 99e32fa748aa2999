/** The kernel that runs a later layer over the spikes of the layer before. */
export const fireLayer = /* wgsl */ `
/**
 * Runs a later layer. It first sorts the spikes of the layer before by time and, within a step, by neuron; silent
 * neurons come last. Then it walks each neuron through them. Where neurons are few, several invocations share one:
 * each walks through a part of the spikes, from the potential that the parts before it add up to.
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
`;
