import { silentReadout } from '@s4nn/core';
import { type Compiled, uniformBytes } from '../compiled.js';
import type { Dataset } from '../dataset.js';
import { basesOf } from '../geometry.js';
import type { Ask } from './ask.js';

/** The sizes that the buffers of a pass are made for. */
export interface Extent extends Pick<Ask, 'first' | 'members' | 'slots' | 'kind'> {
  /** Samples of each order; 0 where all networks share one order. */
  readonly total: number;
  /** Spike times of the input in a row of times: learning needs them, inference does not. */
  readonly dense: number;
  /** Words of `stats` that count something. */
  readonly counts: number;
}

/** Writes the `Shape` of the shader for each layer. */
export function writeShapes(
  { gpu, geometry, networks: [network], uniforms }: Compiled,
  { wide, offsetBase, labelBase }: Dataset,
  { members, total, first, slots, dense, kind, counts }: Extent,
): void {
  const { sizes, inputs, neurons, outputs, weightBases, weightStride } = geometry;
  const bases = basesOf(sizes, dense);
  const counters = basesOf(sizes, 0);
  const isTraining = kind === 'train';
  sizes.forEach((size, k) => {
    const shape = [
      ...[inputs[k]!, size, network.duration, slots],
      ...[k, sizes.length, total, Number(wide)],
      ...[weightBases[k]!, weightStride, bases[k]!, dense + neurons],
      ...[bases[k - 1] ?? 0, offsetBase, labelBase, silentReadout(network)],
      ...[isTraining ? counters[k]! : members * slots * outputs, 2 + neurons, counts],
      ...[isTraining ? network.inputs : bases.at(-1)!, first],
    ];
    gpu.device.queue.writeBuffer(uniforms, uniformBytes * k, Uint32Array.from(shape));
  });
}
