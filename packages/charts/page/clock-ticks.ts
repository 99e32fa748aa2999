const steps = [0.1, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];

/** Round times from 0 to the longest, in seconds, at most as many as are wanted. */
export function clockTicks(longest: number, wanted: number): number[] {
  const step =
    steps.find((seconds) => longest / seconds <= wanted) ?? Math.ceil(longest / wanted / 86400) * 86400;
  return Array.from({ length: Math.floor(longest / step) + 1 }, (_, k) => k * step);
}
