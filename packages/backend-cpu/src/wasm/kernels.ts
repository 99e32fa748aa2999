import { binary } from './binary.js';

/** What the kernels of assembly/index.ts export; `network` is the address of a network's record. */
export interface Kernels {
  infer(network: number, samples: number): number;
  train(network: number, samples: number, margin: number, zeroSilent: number, previous: number): number;
  fold(network: number): void;
}

interface Memory {
  readonly buffer: ArrayBuffer;
}

// The part of the WebAssembly interface used here: Node's types leave it to the DOM's.
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ readonly exports: unknown }>;
  Memory: new (size: { initial: number }) => Memory;
};
declare const atob: (text: string) => string;

let compiled: Promise<object> | undefined;

/** An instance of the kernels over a memory of its own, of exactly as many pages as `bytes` need. */
export async function loadKernels(bytes: number): Promise<{ kernels: Kernels; memory: ArrayBuffer }> {
  compiled ??= WebAssembly.compile(Uint8Array.from(atob(binary), (character) => character.charCodeAt(0)));
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) });
  const { exports } = await WebAssembly.instantiate(await compiled, { env: { memory } });
  return { kernels: exports as Kernels, memory: memory.buffer };
}
