import { inputsOf, type Spikes, silentReadout } from '@s4nn/core';
import { type Compiled, uniformBytes } from './compiled.js';
import { type Dataset, upload } from './dataset.js';
import type { Kernel } from './device.js';
import { basesOf, type Geometry } from './geometry.js';
import { allocate, usage } from './memory.js';

/** What a pass runs over. */
export interface Ask {
  readonly spikes: Spikes;
  /** The samples of each of its networks, in order, equally many; or one order for all of them. */
  readonly orders: readonly Uint32Array[];
  /** Neighbouring networks of the model: the first of them, and how many. */
  readonly first: number;
  readonly members: number;
  /** Samples that are run at a time, at most. */
  readonly slots: number;
  readonly kind: 'infer' | 'train';
}

/** Samples that are run at a time: where in the order they begin, and how many. */
export interface Group {
  readonly start: number;
  readonly count: number;
}

/** A pass over samples: its buffers, and the kernels to run on them. */
export interface Pass {
  /** Words of `stats` that count something. */
  readonly counts: number;
  readonly stats: GPUBuffer;
  readonly delta: GPUBuffer;
  /** Encodes and submits kernels for each of some groups, at most {@link groupsAtATime}. */
  readonly submit: (groups: readonly Group[], encode: (run: Run, group: Group) => void) => void;
  readonly release: () => void;
}

/** Runs a kernel for a layer on so many workgroups, for so many slots, for all networks. */
export type Run = (kernel: Kernel, layer: number, workgroups: number, slots: number) => void;

/** Groups between two submissions. */
export const groupsAtATime = 128;

/** Workgroups for so many neurons or weights: the shader's `tile`. */
export const tiles = (count: number): number => Math.ceil(count / 64);

/** Groups of so many samples each, but for the last. */
export const groupsOf = (samples: number, slots: number): Group[] =>
  Array.from({ length: Math.ceil(samples / slots) }, (_, group) => ({
    start: group * slots,
    count: Math.min(slots, samples - group * slots),
  }));

/**
 * Makes a pass ready.
 * @throws InputError when it does not fit the device.
 */
export async function openPass(compiled: Compiled, ask: Ask): Promise<Pass> {
  const { gpu, geometry, networks, uniforms } = compiled;
  const { device } = gpu;
  const { orders, members, slots, kind } = ask;
  const { sizes, neurons, outputs } = geometry;
  const dataset = await upload(gpu, ask.spikes);
  const total = orders[0]!.length;
  const dense = kind === 'train' ? networks[0].inputs : 0;
  const cells = members * slots * (dense + neurons);
  const counts = members * (kind === 'train' ? 2 + neurons : slots * (outputs + 2 * sizes.length));
  const what = `what ${slots} samples of ${members} networks leave; a smaller batch or population needs less`;
  const buffers: GPUBuffer[] = [];
  const make = async (words: number, what: string): Promise<GPUBuffer> => {
    const buffer = await allocate(gpu, words, what);
    buffers.push(buffer);
    return buffer;
  };
  const release = (): void => {
    for (const buffer of buffers) buffer.destroy();
  };
  try {
    const order = await make(orders.length * total, 'the order of samples');
    const times = await make(cells, what);
    const sorted = await make(cells, what);
    const delta = await make(cells, what);
    // Then, of each slot, whether it teaches.
    const stats = await make(counts + members * slots, 'counts');
    const groups = device.createBuffer({
      size: uniformBytes * groupsAtATime,
      usage: usage.uniform | usage.target,
    });
    buffers.push(groups);
    orders.forEach((each, n) => {
      // A copy, because WebGPU takes no shared memory.
      device.queue.writeBuffer(order, 4 * n * total, new Uint32Array(each));
    });
    writeShapes(compiled, dataset, { ...ask, total: orders.length > 1 ? total : 0, dense, counts });
    const storage = [dataset.buffer, order, compiled.weights, times, sorted, delta, stats, compiled.nets];
    const bound = device.createBindGroup({
      layout: gpu.layout,
      entries: [
        { binding: 0, resource: { buffer: uniforms, size: uniformBytes } },
        ...storage.map((buffer, index) => ({ binding: index + 1, resource: { buffer } })),
        { binding: 9, resource: { buffer: groups, size: 8 } },
      ],
    });
    return {
      counts,
      stats,
      delta,
      submit: (asked, encode) => {
        const places = new Uint32Array((asked.length * uniformBytes) / 4);
        asked.forEach(({ start, count }, index) => {
          places.set([start, count], (index * uniformBytes) / 4);
        });
        device.queue.writeBuffer(groups, 0, places);
        const encoder = device.createCommandEncoder();
        const pass = encoder.beginComputePass();
        asked.forEach((group, index) => {
          encode((kernel, layer, workgroups, slots) => {
            pass.setPipeline(gpu.pipelines[kernel]);
            pass.setBindGroup(0, bound, [uniformBytes * layer, uniformBytes * index]);
            pass.dispatchWorkgroups(workgroups, slots, members);
          }, group);
        });
        pass.end();
        device.queue.submit([encoder.finish()]);
      },
      release,
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Writes the shader's `Shape` of each layer. */
function writeShapes(
  { gpu, geometry, networks: [network], uniforms }: Compiled,
  { wide, offsetBase, labelBase }: Dataset,
  pass: Pick<Ask, 'first' | 'members' | 'slots' | 'kind'> & {
    /** Of each order; 0 where there is one for all. */
    readonly total: number;
    readonly dense: number;
    readonly counts: number;
  },
): void {
  const { sizes, neurons, outputs, weightBases, weightStride } = geometry;
  const { members, total, first, slots, dense, kind, counts } = pass;
  const bases = basesOf(sizes, dense);
  const counters = basesOf(sizes, 0);
  const isTraining = kind === 'train';
  sizes.forEach((size, k) => {
    const shape = [
      ...[inputsOf(network, k), size, network.duration, slots],
      ...[k, sizes.length, total, Number(wide)],
      ...[weightBases[k]!, weightStride, bases[k]!, dense + neurons],
      ...[bases[k - 1] ?? 0, offsetBase, labelBase, silentReadout(network)],
      ...[isTraining ? counters[k]! : members * slots * outputs, 2 + neurons, counts],
      ...[isTraining ? network.inputs : bases.at(-1)!, first],
    ];
    gpu.device.queue.writeBuffer(uniforms, uniformBytes * k, Uint32Array.from(shape));
  });
}

/** Runs the samples of a group through all layers. */
export function forward({ sizes }: Geometry, run: Run, { count }: Group): void {
  sizes.forEach((size, k) => {
    if (k === 0) run('fireInput', k, tiles(size), count);
    else run('fireLayer', k, 1, count);
  });
}
