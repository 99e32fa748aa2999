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

/** A moment in the reader's time zone. */
export const moment = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
