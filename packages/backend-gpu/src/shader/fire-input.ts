/** The kernel that runs the first layer over the spikes of a sample. */
export const fireInput = /* wgsl */ `
const ends = 0x80000000u;
var<workgroup> neurons: array<u32, tile>;
var<workgroup> steps: array<u32, tile>;
var<workgroup> unfired: atomic<u32>;
var<workgroup> left: u32;

/**
 * Runs a tile of the first layer: each invocation walks one neuron through the spikes of the sample, which the
 * workgroup loads a tile at a time.
 */
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
`;
