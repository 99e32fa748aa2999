/** The earliest output spike of a sample. */
export const earliest = /* wgsl */ `
fn earliestOf(start: u32) -> u32 {
  var found = shape.duration;
  for (var o = 0u; o < shape.outputs; o++) { found = min(found, times[start + o]); }
  return found;
}
`;
