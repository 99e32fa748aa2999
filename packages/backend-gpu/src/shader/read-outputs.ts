/** The kernel that reads out what the output layer decided. */
export const readOutputs = /* wgsl */ `
/** Reads the times of the output layer, and its potentials at the deciding step. */
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
`;
