/** The bytes of floats, little-endian on any machine. */
export function littleEndian(values: Float32Array | Float64Array): Uint8Array {
  const size = values.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(values.length * size);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => {
    if (size === 4) view.setFloat32(index * 4, value, true);
    else view.setFloat64(index * 8, value, true);
  });
  return bytes;
}
