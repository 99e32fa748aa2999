/** The lowest and the highest value; some room where they are too close together for ticks between them. */
export function domainOf(values: readonly number[]): [low: number, high: number] {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const tellable = 1e-9 * Math.max(Math.abs(low), Math.abs(high), 1e-9);
  return high - low > tellable ? [low, high] : [low - 0.5, high + 0.5];
}
