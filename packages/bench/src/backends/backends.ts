import { availableParallelism } from 'node:os';
import { typescript } from '@s4nn/backend-cpu/typescript';
import { wasm } from '@s4nn/backend-cpu/wasm';
import { type Backend, reference } from '@s4nn/core';
import type { Work } from '../subjects/phases.js';
import { lanes } from './lanes.js';
import { numpy } from './numpy.js';

/** Something to measure. */
export interface Contender {
  readonly create: () => Backend;
  /**
   * Share of each batch that it runs, so that it takes a few milliseconds, as the others do. On a busy machine, longer
   * runs are interrupted more, and their medians would be worse than those of short ones.
   */
  readonly share: number;
  /** Number of models that run at once. */
  readonly lanes: number;
  /** The kinds of work that it is measured at. */
  readonly works: readonly Work[];
}

const cores = availableParallelism();
const works: readonly Work[] = ['infer', 'train'];

/**
 * Everything that is measured, by the name in rows and in `--backend`. The first also trains the weights; `wasm-threads`
 * is one model per core, each in a thread, all at once.
 */
export const backends: Readonly<Record<string, Contender>> = {
  wasm: { create: () => wasm(), share: 1, lanes: 1, works },
  ...(cores > 1 && { 'wasm-threads': { create: () => lanes(cores), share: 1, lanes: cores, works } }),
  // Its training is that of wasm.
  'wasm int16': { create: () => wasm({ inference: 'int16' }), share: 1, lanes: 1, works: ['infer'] },
  typescript: { create: () => typescript(), share: 0.1, lanes: 1, works },
  reference: { create: reference, share: 0.004, lanes: 1, works },
  numpy: { create: numpy, share: 0.006, lanes: 1, works },
};
