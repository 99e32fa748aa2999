const single = new Float32Array(1);
const bits = new Int32Array(single.buffer);

/**
 * The float32 that compares with float32 potentials as the threshold does, which may lie between two float32 numbers:
 * for `>` it is the one below, for `>=` the one above.
 */
export function roundThreshold(threshold: number, crossing: '>' | '>='): number {
  single[0] = threshold;
  const nearest = single[0]!;
  if (crossing === '>' && nearest > threshold) bits[0]!--;
  if (crossing === '>=' && nearest < threshold) bits[0]!++;
  return single[0]!;
}
