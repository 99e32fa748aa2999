/** Whole numbers over the extent of some, such as epochs or trials, as many as there is room for: the first, then round ones apart from it. */
export function wholeTicks(numbers: readonly number[], width: number): number[] {
  const last = numbers.reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY);
  const first = numbers.reduce((least, number) => Math.min(least, number), last);
  const wanted = (last - first) / Math.max(2, width / 60);
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((size) => size >= wanted) ?? Math.ceil(wanted);
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, k) => first + k * step)
    .map((tick) => (step === 1 || tick === first ? tick : tick - (first % step)))
    .filter((tick) => tick === first || tick - first >= step / 2);
}

/** An axis of such numbers. */
export const wholeAxis = (label: string, numbers: readonly number[], width: number) => ({
  label,
  ticks: wholeTicks(numbers, width),
  tickFormat: String,
  grid: false,
});
