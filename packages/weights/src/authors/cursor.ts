/** Reads the bytes of a pickle from front to back. */
export interface Cursor {
  /** @throws Error at the end. */
  byte(): number;
  /** A little-endian number of so many bytes, at most 8. */
  number(size: number): number;
  /** So many bytes, a view. @throws Error where there are fewer. */
  bytes(length: number): Uint8Array;
  text(length: number): string;
  /** The text to the end of the line. */
  line(): string;
}

const utf8 = new TextDecoder();

/** A cursor at the start of bytes. */
export function cursor(all: Uint8Array): Cursor {
  let at = 0;
  const skip = (length: number): number => {
    if (!(length <= all.length - at)) throw new Error('they end too early');
    at += length;
    return at - length;
  };
  const bytes = (length: number): Uint8Array => {
    const start = skip(length);
    return all.subarray(start, start + length);
  };
  return {
    bytes,
    byte: () => all[skip(1)]!,
    number(size) {
      const start = skip(size);
      let number = 0;
      for (let k = size - 1; k >= 0; k--) number = number * 256 + all[start + k]!;
      return number;
    },
    text: (length) => utf8.decode(bytes(length)),
    line() {
      const end = all.indexOf(10, at);
      const text = utf8.decode(bytes(end === -1 ? Number.POSITIVE_INFINITY : end - at));
      at++;
      return text;
    },
  };
}
