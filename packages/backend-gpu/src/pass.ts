import { inputsOf, type Spikes, silentReadout } from '@s4nn/core';
import { type Compiled, uniformBytes } from './compiled.js';
import { type Dataset, upload } from './dataset.js';
import type { Kernel } from './device.js';
import { basesOf, type Geometry } from './geometry.js';
import { allocate } from './memory.js';

/** What a pass runs over. */
export interface Ask {
  readonly spikes: Spikes;
  /** The samples of each of its networks, in order; equally many. */
  readonly orders: readonly Uint32Array[];
  /** The first of them in the model. */
  readonly first: number;
  /** Samples that are run at a time. */
  readonly slots: number;
  readonly kind: 'infer' | 'train';
}

/** A pass over samples: its buffers, and the kernels to run on them. */
export interface Pass {
  readonly dataset: Dataset;
  /** Words of `stats` after the first four. */
  readonly counts: number;
  readonly stats: GPUBuffer;
  readonly delta: GPUBuffer;
  /** Encodes and submits kernels: each with its layer, its workgroups and its slots. */
  readonly submit: (encode: (run: Run) => void) => void;
  readonly release: () => void;
}

/** Runs a kernel for a layer on so many workgroups, for so many slots, for all networks. */
export type Run = (kernel: Kernel, layer: number, workgroups: number, slots?: number) => void;

/** Workgroups of 64 for so many. */
export const tiles = (count: number): number => Math.ceil(count / 64);

/**
 * Makes a pass ready.
 * @throws InputError when it does not fit the device.
 */
export function openPass(compiled: Compiled, { spikes, orders, first, slots, kind }: Ask): Pass {
  const { gpu, geometry, networks, uniforms } = compiled;
  const { device } = gpu;
  const { sizes, neurons, outputs } = geometry;
  const dataset = upload(gpu, spikes);
  const members = orders.length;
  const total = orders[0]!.length;
  const dense = kind === 'train' ? networks[0].inputs : 0;
  const cells = members * slots * (dense + neurons);
  const counts = members * (kind === 'train' ? 2 + neurons : slots * (outputs + 2 * sizes.length));
  const what = `what ${slots} samples of ${members} networks leave; a smaller batch or population needs less`;
  const buffers = {
    order: allocate(gpu, members * total, 'the order of samples'),
    times: allocate(gpu, cells, what),
    sorted: allocate(gpu, cells, what),
    delta: allocate(gpu, cells, what),
    stats: allocate(gpu, 4 + counts, 'counts'),
  };
  orders.forEach((order, n) => {
    device.queue.writeBuffer(buffers.order, 4 * n * total, order as Uint32Array<ArrayBuffer>);
  });
  // Where the group begins, how many samples it has, and how many the next ones have.
  device.queue.writeBuffer(buffers.stats, 0, Uint32Array.of(0, Math.min(slots, total), slots, 0));
  writeShapes(compiled, dataset, { members, total, first, slots, dense, kind });
  const { order, times, sorted, delta, stats } = buffers;
  const storage = [dataset.buffer, order, compiled.weights, times, sorted, delta, stats, compiled.nets];
  const group = device.createBindGroup({
    layout: gpu.layout,
    entries: [
      { binding: 0, resource: { buffer: uniforms, size: uniformBytes } },
      ...storage.map((buffer, index) => ({ binding: index + 1, resource: { buffer } })),
    ],
  });
  return {
    dataset,
    counts,
    stats,
    delta,
    submit: (encode) => {
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      encode((kernel, layer, workgroups, slots = 1) => {
        if (workgroups === 0) return;
        pass.setPipeline(gpu.pipelines[kernel]);
        pass.setBindGroup(0, group, [uniformBytes * layer]);
        pass.dispatchWorkgroups(workgroups, slots, members);
      });
      pass.end();
      device.queue.submit([encoder.finish()]);
    },
    release: () => {
      for (const buffer of Object.values(buffers)) buffer.destroy();
    },
  };
}

/** Writes the shader's `Shape` of each layer. */
function writeShapes(
  { gpu, geometry, networks: [network], uniforms }: Compiled,
  { wide, offsetBase, labelBase }: Dataset,
  pass: Pick<Ask, 'first' | 'slots' | 'kind'> & {
    readonly members: number;
    readonly total: number;
    readonly dense: number;
  },
): void {
  const { sizes, neurons, outputs, weightBases, weightStride } = geometry;
  const { members, total, first, slots, dense, kind } = pass;
  const bases = basesOf(sizes, dense);
  const counters = basesOf(sizes, 0);
  sizes.forEach((size, k) => {
    const shape = [
      ...[inputsOf(network, k), size, network.duration, slots],
      ...[k, sizes.length, total, Number(wide)],
      ...[weightBases[k]!, weightStride, bases[k]!, dense + neurons],
      ...[bases[k - 1] ?? 0, offsetBase, labelBase, silentReadout(network)],
      ...[kind === 'train' ? counters[k]! : 4 + members * slots * outputs, 2 + neurons, 4, bases.at(-1)!],
      first,
    ];
    gpu.device.queue.writeBuffer(uniforms, uniformBytes * k, Uint32Array.from(shape));
  });
}

/** Runs the samples of the group through all layers. */
export function forward({ sizes }: Geometry, run: Run, slots: number): void {
  sizes.forEach((size, k) => {
    run(k === 0 ? 'fireInput' : 'fireLayer', k, tiles(size), slots);
    if (k < sizes.length - 1) run('sortLayer', k, tiles(size), slots);
  });
}
