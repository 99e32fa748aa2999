/** The part of an axis that is worth its space. */
export interface Reach {
  readonly domain: readonly [low: number, high: number];
  /** How many values lie beyond it. */
  readonly beyond: number;
}

/**
 * The reach of most values: those within three interquartile ranges of the middle half. Otherwise
 * one trial that learned nothing would press all others into a line.
 * @param held values that the chart is about: they never lie beyond.
 */
export function reachOf(values: readonly number[], held: readonly number[] = []): Reach {
  const finite = held.filter(Number.isFinite);
  // Sorted as numbers they take a fifth of the time that a comparison of each two takes.
  const sorted = Float64Array.from([...values.filter(Number.isFinite), ...finite]).sort();
  if (sorted.length === 0) return { domain: [0, 1], beyond: 0 };
  const quantile = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
  const [first, third] = [quantile(0.25), quantile(0.75)];
  const margin = 3 * (third - first) || Number.POSITIVE_INFINITY;
  const from = Math.min(first - margin, ...finite);
  const to = Math.max(third + margin, ...finite);
  const inside = sorted.filter((value) => value >= from && value <= to);
  const [low, high] = [inside[0]!, inside.at(-1)!];
  const room = 0.04 * (high - low) || 0.04 * Math.abs(high) || 1;
  return { domain: [low - room, high + room], beyond: sorted.length - inside.length };
}

/** The value, or the end of the reach that is nearest. */
export const within = ({ domain: [low, high] }: Reach, value: number): number =>
  Math.min(high, Math.max(low, value));

/** What a caption says of the values that lie beyond, or nothing. */
export const beyondText = ({ beyond }: Reach, drawn = 'drawn at the edge'): string =>
  beyond === 0
    ? ''
    : ` ${beyond === 1 ? '1 value far from the others is' : `${beyond} values far from the others are`} ${drawn}.`;
