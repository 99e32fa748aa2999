import type { Network } from '@s4nn/core';
import type { Precision } from '../tiling.js';
import { newAddresses } from './addresses.js';
import { layBlock } from './block.js';
import { layDropped, layGradients, layMoments } from './learning.js';
import { layRun } from './run.js';

/** Maximum number of samples that inference runs side by side. */
const mostSlots = 32;

/** Where the records and arrays of a model lie: byte addresses, each a multiple of 16. */
export type Layout = ReturnType<typeof layoutOf>;

/** The exact memory of a model of `count` networks of one shape that infers in a precision; it learns in float32. */
export function layoutOf(network: Network, count: number, inference: Precision) {
  const addresses = newAddresses();
  const shared = inference === 'float32';
  const learning = layRun(addresses, network, count, {
    precision: 'float32',
    learns: true,
    mostSlots: shared ? mostSlots : 1,
  });
  const inferring = shared
    ? learning
    : layRun(addresses, network, count, { precision: inference, learns: false, mostSlots });
  const block = layBlock(addresses, network);
  const dropped = layDropped(addresses, network, learning);
  // Every model has the memory up to here; the rest is added when a pass first needs it.
  const bytes = addresses.end();
  const gradients = layGradients(addresses, network, learning);
  const bytesWithGradients = addresses.end();
  const moments = Array.from({ length: count }, () => layMoments(addresses, network, learning));
  return {
    bytes,
    learning,
    inferring,
    block,
    dropped,
    gradients,
    bytesWithGradients,
    moments,
    bytesWithMoments: addresses.end(),
  };
}
