import { binary } from './binary.js';

/**
 * The exports of assembly/index.ts. `network` is the address of a network's record, flags are 0 or 1, and `wide` says
 * that the neurons of the block are 32-bit numbers.
 */
export interface Kernels {
  infer(network: number, samples: number, wide: number, full: number): number;
  train(
    network: number,
    samples: number,
    wide: number,
    margin: number,
    zeroSilent: number,
    previous: number,
  ): number;
  finish(network: number): void;
  /** Updates the 16-bit weights of a network's record. */
  quantise(network: number): void;
}

/** The memory of a module; growing it empties its earlier buffer. */
export interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

// The part of the WebAssembly interface that is used here: it is not in Node's types, only in those of the DOM.
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ readonly exports: unknown }>;
  Memory: new (size: { initial: number }) => Memory;
};
declare const atob: (text: string) => string;

let compiled: Promise<object> | undefined;

/** An instance of the kernels with a memory of its own, of exactly as many pages as `bytes` need. */
export async function loadKernels(bytes: number): Promise<{ kernels: Kernels; memory: Memory }> {
  compiled ??= WebAssembly.compile(Uint8Array.from(atob(binary), (character) => character.charCodeAt(0)));
  const memory = new WebAssembly.Memory({ initial: pagesOf(bytes) });
  const { exports } = await WebAssembly.instantiate(await compiled, { env: { memory } });
  return { kernels: exports as Kernels, memory };
}

/** Grows a memory to as many pages as `bytes` need, if it has fewer. */
export function reserve(memory: Memory, bytes: number): void {
  const missing = pagesOf(bytes) - pagesOf(memory.buffer.byteLength);
  if (missing > 0) memory.grow(missing);
}

const pagesOf = (bytes: number): number => Math.ceil(bytes / 65536);
