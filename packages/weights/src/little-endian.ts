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

/** Floats of a size in bytes, copied: a view on the bytes would need them aligned, and a little-endian machine. */
export function fromLittleEndian(bytes: Uint8Array, size: 4 | 8): Float32Array | Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length / size;
  return size === 4
    ? Float32Array.from({ length }, (_, index) => view.getFloat32(index * 4, true))
    : Float64Array.from({ length }, (_, index) => view.getFloat64(index * 8, true));
}
