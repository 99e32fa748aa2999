/** Whether an image of a kind ends too early for sure: where that is not known, it does not. */
export function isCutOff(kind: string, bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (kind === 'png') return !buffer.includes('IEND', 8, 'latin1');
  if (kind === 'jpeg') return buffer.lastIndexOf(Buffer.of(0xff, 0xd9)) === -1;
  if (kind === 'gif') return lastOf(buffer) !== 0x3b;
  if (kind === 'webp') return buffer.length < 8 || buffer.readUInt32LE(4) + 8 > buffer.length;
  return kind === 'avif' && boxesEnd(buffer) > buffer.length;
}

/** The last byte that is not zero: some programs fill files up. */
function lastOf(buffer: Buffer): number | undefined {
  let end = buffer.length;
  while (end > 0 && buffer[end - 1] === 0) end--;
  return buffer[end - 1];
}

/** Where the boxes that an AVIF file consists of end: each begins with its length. */
function boxesEnd(buffer: Buffer): number {
  let end = 0;
  while (end + 8 <= buffer.length) {
    const length = buffer.readUInt32BE(end);
    // 0 stands for the rest of the file; 1 for a length of 64 bits, which no small image has.
    if (length < 8) return buffer.length;
    end += length;
  }
  return end;
}
