import { uniformBytes } from '../compiled.js';
import type { Gpu } from '../device.js';
import type { Kernel } from '../shader/index.js';
import type { Group } from './groups.js';

/** Runs a kernel for a layer: on this many workgroups per slot, for this many slots, for all networks. */
export type Run = (kernel: Kernel, layer: number, workgroups: number, slots: number) => void;

/** What kernels run on: their arrays, the uniform with the groups, and the number of networks. */
export interface Bound {
  readonly arrays: GPUBindGroup;
  readonly groups: GPUBuffer;
  readonly members: number;
}

/** Encodes kernels for each group and submits them all at once; at most `groupsAtATime` of them. */
export function submit(
  { device, pipelines }: Gpu,
  { arrays, groups, members }: Bound,
  asked: readonly Group[],
  encode: (run: Run, group: Group) => void,
): void {
  const places = new Uint32Array((asked.length * uniformBytes) / 4);
  asked.forEach(({ start, count }, index) => {
    places.set([start, count], (index * uniformBytes) / 4);
  });
  device.queue.writeBuffer(groups, 0, places);
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  asked.forEach((group, index) => {
    encode((kernel, layer, workgroups, slots) => {
      pass.setPipeline(pipelines[kernel]);
      pass.setBindGroup(0, arrays, [uniformBytes * layer, uniformBytes * index]);
      pass.dispatchWorkgroups(workgroups, slots, members);
    }, group);
  });
  pass.end();
  device.queue.submit([encoder.finish()]);
}
