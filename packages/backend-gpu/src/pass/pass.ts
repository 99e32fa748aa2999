import { type Compiled, uniformBytes } from '../compiled.js';
import { upload } from '../dataset.js';
import { allocate, usage } from '../memory.js';
import type { Ask } from './ask.js';
import { type Group, groupsAtATime } from './groups.js';
import { writeShapes } from './shapes.js';
import { type Bound, type Run, submit } from './submit.js';

/** A pass over samples: its buffers, and the kernels to run on them. */
export interface Pass {
  /** Words of `stats` that count something. */
  readonly counts: number;
  readonly stats: GPUBuffer;
  readonly delta: GPUBuffer;
  /** Encodes kernels for each group and submits them, for at most {@link groupsAtATime} groups at a time. */
  readonly submit: (groups: readonly Group[], encode: (run: Run, group: Group) => void) => void;
  readonly release: () => void;
}

/**
 * Allocates and fills the buffers of a pass.
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
  const what = `results of ${slots} samples in ${members} networks`;
  const cure = 'use a smaller batch or population';
  const buffers: GPUBuffer[] = [];
  const make = async (words: number, what: string): Promise<GPUBuffer> => {
    const buffer = await allocate(gpu, words, what, cure);
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
    // The counts, then a flag per slot: whether its sample teaches anything.
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
    const arrays = device.createBindGroup({
      layout: gpu.layout,
      entries: [
        { binding: 0, resource: { buffer: uniforms, size: uniformBytes } },
        ...storage.map((buffer, index) => ({ binding: index + 1, resource: { buffer } })),
        { binding: 9, resource: { buffer: groups, size: 8 } },
      ],
    });
    const bound: Bound = { arrays, groups, members };
    return {
      counts,
      stats,
      delta,
      submit: (asked, encode) => submit(gpu, bound, asked, encode),
      release,
    };
  } catch (error) {
    release();
    throw error;
  }
}
