import { readFileSync } from 'node:fs';

type Kernel = (slab: number, bytes: number, passes: number) => number;

// The part of the WebAssembly interface that is used here, because Node's types leave it to those of the DOM.
declare const WebAssembly: {
  Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: object };
};

/** The kernels take slabs in multiples of this many bytes. */
const grain = 512;
const page = 65_536;
/** Bytes that one call streams: milliseconds of work, so that the call itself costs nothing. */
const streamed = 2 ** 27;

// Once for all slabs, so that the kernels are optimised once.
const module = new WebAssembly.Module(readFileSync(new URL('../../dist/roofline.wasm', import.meta.url)));

/** One plain add kernel over a slab, to be timed. */
export interface Roofline {
  readonly name: string;
  /** Gives the sum of two of the four lanes. */
  readonly run: () => number;
  /** Bytes that one `run` streams. */
  readonly bytes: number;
}

/** The kernels of assembly/roofline.ts, each over the same slab of the given number of bytes, repeatedly in one call. */
export function rooflines(bytes: number): Roofline[] {
  const slab = Math.max(grain, Math.round(bytes / grain) * grain);
  const passes = Math.ceil(streamed / slab);
  const memory = new WebAssembly.Memory({ initial: 1 + Math.ceil(slab / page) });
  // Not zeros, which an allocator may map to one page of the machine's memory.
  new Float32Array(memory.buffer, page, slab / 4).fill(1);
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return Object.entries(exports).map(([name, kernel]) => ({
    name,
    run: () => (kernel as Kernel)(page, slab, passes),
    bytes: slab * passes,
  }));
}
