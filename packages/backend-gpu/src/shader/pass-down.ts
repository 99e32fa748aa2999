/** The kernel that passes errors down to the layer before. */
export const passDown = /* wgsl */ `
/**
 * Finds the normalised errors of the layer before: of each of its neurons, the weighted errors of the neurons that
 * fired after it. Neighbouring invocations share a row of weights where it is long.
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
