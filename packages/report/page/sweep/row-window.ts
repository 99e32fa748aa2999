/** Which rows of a long table are shown: those from `first`, counted from 0, to the one before `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** How many rows are shown at first, and how many more at a time. */
export const rowStep = 200;

/** The first rows. */
export const firstRows: RowWindow = { first: 0, end: rowStep };

/** A window with more rows after it, or before it. */
export const widened = ({ first, end }: RowWindow, to: 'more' | 'before'): RowWindow =>
  to === 'more' ? { first, end: end + rowStep } : { first: Math.max(0, first - rowStep), end };

/** A window that has a row: the same, if it has. */
export function withRow(window: RowWindow, row: number): RowWindow {
  if (row >= window.first && row < window.end) return window;
  const first = rowStep * Math.floor(row / rowStep);
  return { first, end: first + rowStep };
}

/** What a window leaves out of so many rows, as text; empty if it leaves out nothing. */
export function leftOutText({ first, end }: RowWindow, rows: number): string {
  const shown = Math.min(end, rows) - first;
  if (shown === rows) return '';
  const text = (count: number): string => count.toLocaleString('en-US');
  return `Rows ${text(first + 1)} to ${text(first + shown)} of ${text(rows)}: ${text(rows - shown)} are left out.`;
}
