/** For how long at least one of several spans lasted. */
export interface BusyTime {
  /** Adds a span, in milliseconds. One that ends before it starts takes no time. */
  add(from: number, to: number): void;
  /** Seconds in any of the spans; null if there are none. */
  seconds(): number | null;
}

type Span = readonly [from: number, to: number];

/** No spans yet. */
export function noTime(): BusyTime {
  /** Rising, and apart from each other. */
  const spans: Span[] = [];
  let milliseconds = 0;
  let isEmpty = true;
  return {
    seconds: () => (isEmpty ? null : milliseconds / 1000),
    add(from, to) {
      isEmpty = false;
      if (!(from < to)) return;
      // Spans come about in order, so the place is near the end.
      let after = spans.length;
      while (after > 0 && spans[after - 1]![0] > to) after--;
      let [low, high] = [from, to];
      let first = after;
      while (first > 0 && spans[first - 1]![1] >= from) {
        first--;
        const [start, end] = spans[first]!;
        milliseconds -= end - start;
        low = Math.min(low, start);
        high = Math.max(high, end);
      }
      spans.splice(first, after - first, [low, high]);
      milliseconds += high - low;
    },
  };
}
