/** The kernel that updates the weights of a layer. */
export const update = /* wgsl */ `
/**
 * Makes one update by the mean over the group, including decay; each invocation updates \`rows\` weights of one
 * neuron. Invocations past the weights count the samples on which each neuron fired.
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
`;
