// Browsers and Node have them; the types of this package know neither.
declare const btoa: (binary: string) => string;
declare const atob: (text: string) => string;

type Numbers = Uint16Array | Float32Array | Float64Array;

/** Numbers as a page carries them: little-endian, in base64. */
export interface PackedNumbers {
  readonly kind: 'uint16' | 'float32' | 'float64';
  readonly length: number;
  readonly bytes: string;
}

const bytesEach = { uint16: 2, float32: 4, float64: 8 } as const;

/** Packs numbers without loss; those in double precision take half the room where they are exact in single precision. */
export function packNumbers(values: Numbers): PackedNumbers {
  const kind = kindOf(values);
  const view = new DataView(new ArrayBuffer(values.length * bytesEach[kind]));
  values.forEach((value, index) => {
    const at = index * bytesEach[kind];
    if (kind === 'uint16') view.setUint16(at, value, true);
    else if (kind === 'float32') view.setFloat32(at, value, true);
    else view.setFloat64(at, value, true);
  });
  return { kind, length: values.length, bytes: base64(new Uint8Array(view.buffer)) };
}

function kindOf(values: Numbers): PackedNumbers['kind'] {
  if (values instanceof Uint16Array) return 'uint16';
  const isExact =
    values instanceof Float32Array || values.every((value) => Object.is(Math.fround(value), value));
  return isExact ? 'float32' : 'float64';
}

/** The packed spike times of some neurons. */
export const unpackTimes = ({ length, bytes }: PackedNumbers): Uint16Array => {
  const view = viewOf(bytes);
  return Uint16Array.from({ length }, (_, index) => view.getUint16(2 * index, true));
};

/** Packed weights. */
export function unpackFloats({ kind, length, bytes }: PackedNumbers): Float32Array | Float64Array {
  const view = viewOf(bytes);
  return kind === 'float64'
    ? Float64Array.from({ length }, (_, index) => view.getFloat64(8 * index, true))
    : Float32Array.from({ length }, (_, index) => view.getFloat32(4 * index, true));
}

function viewOf(text: string): DataView {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return new DataView(bytes.buffer);
}

/** As many bytes at once as a call may have arguments. */
const chunk = 8192;

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += chunk) {
    parts.push(String.fromCharCode(...bytes.subarray(from, from + chunk)));
  }
  return btoa(parts.join(''));
}
