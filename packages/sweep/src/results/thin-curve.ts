/** A page carries about so many epochs of curves: a string holds half a gigabyte, and an epoch takes about 25 bytes. */
export const mostCurveEpochs = 1_000_000;

/**
 * How many epochs of each curve a page carries, a power of two, so that it seldom changes while a sweep grows.
 * @param epochs how many all curves have together.
 * @returns null for all of them.
 */
export function curveLimit(epochs: number, trials: number, most: number): number | null {
  if (epochs <= most) return null;
  let limit = 2;
  while (2 * limit * trials <= most) limit *= 2;
  return limit;
}

/** So many points of a curve, evenly spread, the first and the last among them. */
export function thinCurve<Point>(curve: readonly Point[], limit: number | null): readonly Point[] {
  if (limit === null || curve.length <= limit) return curve;
  const step = (curve.length - 1) / (limit - 1);
  return Array.from({ length: limit }, (_, index) => curve[Math.round(index * step)]!);
}
