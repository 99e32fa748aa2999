/** A span of time in milliseconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A clock that stands still while nothing runs. */
export interface ActiveTime {
  /** Seconds that something had run until a moment. */
  at(moment: number): number;
  /** Where the clock stood still, in its seconds, and for how many real ones. */
  readonly breaks: readonly { readonly at: number; readonly seconds: number }[];
}

/** The time in which at least one of the spans ran. Breaks of less than a twentieth of the whole are left as they are. */
export function activeTime(spans: readonly Span[]): ActiveTime {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const first = sorted[0]?.start ?? 0;
  const running = sorted.reduce((sum, { start, end }) => sum + (end - start), 0);
  const gaps: Span[] = [];
  let until = first;
  for (const { start, end } of sorted) {
    if (start - until > running / 20) gaps.push({ start: until, end: start });
    until = Math.max(until, end);
  }
  const at = (moment: number): number =>
    gaps.reduce((time, { start, end }) => time - Math.max(0, Math.min(moment, end) - start), moment - first) /
    1000;
  return { at, breaks: gaps.map(({ start, end }) => ({ at: at(start), seconds: (end - start) / 1000 })) };
}
