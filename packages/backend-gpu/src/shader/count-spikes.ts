/** The kernel that counts the spikes of a layer. */
export const countSpikes = /* wgsl */ `
/**
 * Counts the spikes of a layer, up to the decision and in all. \`last\` of its uniform is where the output layer
 * begins.
 */
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
`;
