import type { Network } from '@s4nn/core';
import type { Engine } from '../../engine.js';
import type { Kernels, Memory } from '../kernels.js';
import type { Layout } from '../layout/layout.js';
import { infer } from './infer.js';
import { readMoments, writeMoments } from './moments.js';
import type { Placed } from './placed.js';
import { train } from './train.js';
import { readWeights, writeWeights } from './weights.js';
import { writeRecords } from './write-records.js';

/** Network `index` of a model, in the memory of the model. */
export function wasmEngine(
  network: Network,
  index: number,
  layout: Layout,
  kernels: Kernels,
  memory: Memory,
): Engine {
  const runs = new Set([layout.learning, layout.inferring]);
  const placed: Placed = { network, index, layout, kernels, memory, steps: 0, isStale: runs.size > 1 };
  for (const run of runs) writeRecords(placed, run);
  return {
    network,
    train: (spikes, plan) => train(placed, spikes, plan),
    infer: (spikes, samples, detail) => infer(placed, spikes, samples, detail),
    read: () => readWeights(placed),
    write: (weights) => writeWeights(placed, weights),
    readMoments: () => readMoments(placed),
    writeMoments: (moments) => writeMoments(placed, moments),
  };
}
