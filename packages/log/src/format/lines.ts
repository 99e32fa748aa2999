/** A line of a log, without its newline: its text, or what of it is text where its bytes are not UTF-8. */
export type Line = string | { readonly lenient: string };

/** The text of a line, with U+FFFD for bytes that are not UTF-8. */
export const textOf = (line: Line): string => (typeof line === 'string' ? line : line.lenient);

/** The byte that ends a line. */
export const newline = 0x0a;

/** A string holds half a gigabyte at most, and a megabyte at once is as quick. */
const blockBytes = 1 << 20;

/**
 * Where a block of whole lines ends that starts at an offset.
 * @param whole where the last whole line ends.
 */
export function blockEnd(bytes: Uint8Array, from: number, whole: number): number {
  if (whole - from <= blockBytes) return whole;
  const end = bytes.lastIndexOf(newline, from + blockBytes) + 1;
  return end > from ? end : bytes.indexOf(newline, from) + 1;
}

/** The lines in bytes that end before a newline. */
export function linesIn(bytes: Uint8Array): Line[] {
  const text = strictTextOf(bytes);
  if (text !== null) return text.split('\n');
  const lines: Line[] = [];
  for (let at = 0; at <= bytes.length; ) {
    const found = bytes.indexOf(newline, at);
    const end = found === -1 ? bytes.length : found;
    lines.push(lineOf(bytes.subarray(at, end)));
    at = end + 1;
  }
  return lines;
}

/** The line in bytes without a newline. */
export const lineOf = (bytes: Uint8Array): Line => strictTextOf(bytes) ?? { lenient: lenient.decode(bytes) };

// We write no byte order mark, so one has to be found rather than skipped.
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

function strictTextOf(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}
