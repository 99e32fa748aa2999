/** What bytes 0x80 … 0x9F are in windows-1252; some versions of Node give control characters. */
const controls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Decodes bytes by a label of the WHATWG.
 * @throws when the bytes are none of that encoding.
 */
export function decode(bytes: Uint8Array, encoding: string): string {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const text = decoder.decode(bytes);
  if (decoder.encoding !== 'windows-1252') return text;
  return text.replace(/[\u0080-\u009f]/g, (letter) => controls[letter.charCodeAt(0) - 0x80]!);
}

/** The name of the encoding that a label means, or null if there is none. */
export function encodingOf(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
