// Browsers and Node have it; the types of this package know neither.
declare const btoa: (binary: string) => string;

/** An image as a data URI, a bitmap of 24 bits a pixel. `colorOf` gives red, green and blue, 0…255, row by row. */
export function bitmapOf(
  rows: number,
  columns: number,
  colorOf: (pixel: number) => readonly [red: number, green: number, blue: number],
): string {
  const rowBytes = Math.ceil((3 * columns) / 4) * 4;
  const head = 54;
  const bytes = new Uint8Array(head + rows * rowBytes);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, head, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, columns, true);
  // Rows from the top down.
  view.setInt32(22, -rows, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    const [red, green, blue] = colorOf(pixel);
    const at = head + Math.floor(pixel / columns) * rowBytes + 3 * (pixel % columns);
    bytes.set([blue, green, red], at);
  }
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:image/bmp;base64,${btoa(binary)}`;
}
