/** Seconds as people say them: 4.2 s, 48 s, 3 min 05 s, 2 h 10 min, 2 h. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min${more(whole % 60, 's')}`;
  return `${Math.floor(minutes / 60)} h${more(minutes % 60, 'min')}`;
}

const more = (count: number, unit: string): string =>
  count === 0 ? '' : ` ${String(count).padStart(2, '0')} ${unit}`;

/** A span that still lasts, in one unit: 12 s, 3 min, 5 h, 3 days. */
export function roughly(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.round(whole / 60)} min`;
  if (whole < 2 * 86400) return `${Math.round(whole / 3600)} h`;
  return `${Math.round(whole / 86400)} days`;
}

/** How long before another a moment was, both ISO 8601. Clocks of two machines may differ, so what is ahead is "just now". */
export function ago(moment: string, now: string): string {
  const seconds = (Date.parse(now) - Date.parse(moment)) / 1000;
  return seconds < 5 ? 'just now' : `${roughly(seconds)} ago`;
}
