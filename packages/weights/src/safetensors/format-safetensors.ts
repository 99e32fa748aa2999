import { littleEndian, type NamedFloats } from '@s4nn/npy';

/** The bytes of a safetensors file that every reader of the format reads. */
export function formatSafetensors(arrays: readonly NamedFloats[]): Uint8Array {
  const header: Record<string, object> = {};
  let end = 0;
  for (const { name, values, shape } of arrays) {
    const start = end;
    end += values.byteLength;
    const dtype = values.BYTES_PER_ELEMENT === 4 ? 'F32' : 'F64';
    header[name] = { dtype, shape, data_offsets: [start, end] };
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = 8 + 8 * Math.ceil(text.length / 8);
  const bytes = new Uint8Array(start + end).fill(0x20, 8, start);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(start - 8), true);
  bytes.set(text, 8);
  let at = start;
  for (const { values } of arrays) {
    bytes.set(littleEndian(values), at);
    at += values.byteLength;
  }
  return bytes;
}
