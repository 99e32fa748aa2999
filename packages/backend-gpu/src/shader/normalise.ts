/** Errors of a layer, divided by their norm. */
export const normalise = /* wgsl */ `
/**
 * Drops the errors of silent neurons if \`zero\` says so, and divides all by their L2 norm. Runs on a whole
 * workgroup.
 */
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
`;
