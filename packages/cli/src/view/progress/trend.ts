/** How a value changed with the number of trials that had ended: a value for every so many of them, and the last one. */
export interface Trend {
  readonly every: number;
  readonly ended: number;
  readonly values: readonly number[];
}

/** How many values it has at most. */
const most = 128;

/** The trend after one more trial. Values are thinned out as there are more of them. */
export function trendAfter({ every, ended, values }: Trend, value: number): Trend {
  // The last value of an incomplete step is replaced.
  const isNew = ended % every === 0;
  const next = isNew ? [...values, value] : values.with(-1, value);
  if (next.length <= most) return { every, ended: ended + 1, values: next };
  const thinned = next.filter((_, index) => index % 2 === 1 || index === next.length - 1);
  return { every: 2 * every, ended: ended + 1, values: thinned };
}

const bars = '▁▂▃▄▅▆▇█';

/** Values as bars, one for each column: from the lowest to the highest of them. */
export function sparkline(values: readonly number[], width: number): string {
  const columns = Math.min(width, values.length);
  const picked = Array.from(
    { length: columns },
    (_, column) => values[Math.ceil(((column + 1) * values.length) / columns) - 1]!,
  );
  const low = Math.min(...picked);
  const range = Math.max(...picked) - low;
  return picked
    .map((value) => bars[range > 0 ? Math.round(((value - low) / range) * (bars.length - 1)) : 3]!)
    .join('');
}
