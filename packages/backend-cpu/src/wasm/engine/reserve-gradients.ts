import { type EpochPlan, InputError } from '@s4nn/core';
import { reserve } from '../kernels.js';
import { gibibytes, mostBytes } from '../layout/bytes.js';
import type { Layout } from '../layout/layout.js';
import type { Placed } from './placed.js';

/**
 * Reserves the memory for gradients, and for Adam's means where the plan uses Adam: for all networks of the model,
 * once.
 * @throws InputError when WebAssembly cannot address as much.
 */
export const reserveGradients = ({ memory, layout }: Placed, plan: EpochPlan): void =>
  reserve(memory, bytesToLearn(layout, plan));

/** The memory of a model that gathers gradients. @throws InputError when WebAssembly cannot address as much. */
export function bytesToLearn(layout: Layout, { batch, rule, optimiser }: Omit<EpochPlan, 'samples'>): number {
  const isAdam = optimiser?.use === 'adam';
  const bytes = isAdam ? layout.bytesWithMoments : layout.bytesWithGradients;
  if (bytes > mostBytes) {
    const what = isAdam
      ? 'optimiser: found adam'
      : rule.use === 's4nn'
        ? `batch: found ${batch}`
        : `rule: found ${rule.use}`;
    throw new InputError(
      `${what}, whose gradients bring the model to ${gibibytes(bytes)}, expected at most ` +
        `${gibibytes(mostBytes)}, all that WebAssembly can address; make the layers smaller${batch > 1 ? ', or use rule s4nn, sgd and batch 1' : ''}`,
    );
  }
  return bytes;
}
