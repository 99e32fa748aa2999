/** The kernel that finds the errors of the outputs, and whether a sample teaches anything. */
export const judge = /* wgsl */ `
/**
 * Writes the times of all inputs, first silent for all and then those that spike. Then finds the errors of the
 * outputs against relative targets, and whether the sample is correct and whether it teaches anything.
 */
@compute @workgroup_size(size)
fn judge(@builtin(workgroup_id) at: vec3u, @builtin(local_invocation_index) local: u32) {
  let slot = at.y; let n = at.z;
  let net = netOf(n);
  let row = rowOf(n, slot);
  let sample = sampleOf(n, slot);
  // The times of the input come first in a row; shape.last is the number of inputs of the network.
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
`;
