import { type Signature, signatures } from './signatures.js';

/** What a file is by its first bytes. */
export interface Sniffed {
  /** A word for programs: "gzip", "html", "utf16le". */
  readonly kind: string;
  /** "an HTML page": ends a sentence that begins with "found". */
  readonly what: string;
  /** What to do if another kind of file was expected: "download the file itself". */
  readonly cure: string;
}

/** How many bytes are looked at, at most. */
const looked = 4096;

const again = 'copy or download it again';

/**
 * Tells what a file is by its first bytes, for readers that expected something else. Its name does not count: browsers and
 * people change it.
 * @returns null where nothing is known of it, as with plain text.
 */
export function sniff(bytes: Uint8Array): Sniffed | null {
  if (bytes.length === 0) return { kind: 'empty', what: 'an empty file', cure: again };
  const head = bytes.subarray(0, looked);
  if (head.every((byte) => byte === 0)) return { kind: 'zeros', what: 'nothing but zeros', cure: again };
  const text = latin1(head);
  const found = signatures.find((signature) => fits(text, signature));
  return found ? { kind: found.kind, what: found.what, cure: found.cure } : null;
}

const fits = (text: string, { magic = [], holds, isBinary = false }: Signature): boolean =>
  (magic.length === 0 || magic.some((start) => text.startsWith(start))) &&
  (!holds || holds.test(text)) &&
  (!isBinary || [...text].some((character) => character < '\t'));

/** Bytes as characters of the same number. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
