import type { Network } from '@s4nn/core';
import type { Kernels, Memory } from '../kernels.js';
import type { Layout } from '../layout/layout.js';
import { sizeOf } from '../records.js';

/** A network in the memory of its model, and what an engine keeps of it between calls. */
export interface Placed {
  readonly network: Network;
  /** Which network of the model it is. */
  readonly index: number;
  readonly layout: Layout;
  readonly kernels: Kernels;
  readonly memory: Memory;
  /** Adam's updates so far. */
  steps: number;
  /** Whether the rounded weights no longer match those that they are rounded from. */
  isStale: boolean;
}

/** The memory as records are read and written. */
export const viewOf = ({ memory }: Placed): DataView => new DataView(memory.buffer);

/** Where its records and float32 weights lie. */
export const placesOf = ({ layout, index }: Placed) => layout.learning.networks[index]!;

/** Address of the record of layer k. */
export const layerAt = (placed: Placed, k: number): number => placesOf(placed).layers + k * sizeOf('Layer');

/** Whether it infers on weights that are rounded from those that learn. */
export const isQuantised = ({ layout }: Placed): boolean => layout.inferring !== layout.learning;
