import type { Buffer } from 'node:buffer';

/** A line of a text: its bytes without the line end, and where the next one begins. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

const [feed, carriage] = [10, 13] as const;

/** The byte that ends lines: a line feed, or a carriage return in files of old Macs, which hold nothing else. */
export const lineEndOf = (bytes: Buffer): number =>
  bytes.indexOf(feed) === -1 && bytes.indexOf(carriage) !== -1 ? carriage : feed;

/** The line that begins at a place. */
export function lineAt(bytes: Buffer, start: number, lineEnd: number): Line {
  const found = bytes.indexOf(lineEnd, start);
  const stop = found === -1 ? bytes.length : found;
  const end = lineEnd === feed && stop > start && bytes[stop - 1] === carriage ? stop - 1 : stop;
  return { start, end, next: stop + 1 };
}

/** Whether a byte is trimmed from cells: a space, a tab, a line end. */
export const isBlank = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);

/** Whether a line holds nothing, or starts with what begins a comment. */
export function isPassedOver(bytes: Buffer, { start, end }: Line, comment: Buffer | null): boolean {
  let at = start;
  while (at < end && isBlank(bytes[at]!)) at++;
  if (at === end) return true;
  return comment !== null && bytes.subarray(at, Math.min(end, at + comment.length)).equals(comment);
}

/** The first lines below a place, as text, without those that are passed over. */
export function someLines(bytes: Buffer, from: number, comment: Buffer | null): string[] {
  const lines: string[] = [];
  const lineEnd = lineEndOf(bytes);
  for (let at = from; at < bytes.length && lines.length < 50 && at - from < 2 ** 20; ) {
    const line = lineAt(bytes, at, lineEnd);
    if (!isPassedOver(bytes, line, comment)) lines.push(bytes.toString('utf8', line.start, line.end));
    at = line.next;
  }
  return lines;
}
