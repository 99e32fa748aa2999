import { type Inference, type Spikes, spikeTimes } from '@s4nn/core';
import type { Compiled } from './compiled.js';
import { readBack } from './memory.js';
import { writeNets } from './nets.js';
import { forward, tiles } from './pass/forward.js';
import { groupsOf } from './pass/groups.js';
import { openPass } from './pass/pass.js';

/** Maximum number of samples that run at a time, and of neurons in all networks and samples together. */
const mostSlots = 4096;
const mostNeurons = 2 ** 23;

/** Runs samples through all networks, and reads times, potentials and counts back block by block. */
export async function infer(
  compiled: Compiled,
  spikes: Spikes,
  samples: Uint32Array,
  full: boolean,
): Promise<Inference[]> {
  const { networks, geometry, gpu } = compiled;
  const { outputs, sizes, neurons } = geometry;
  const layers = sizes.length;
  const members = networks.length;
  const found = networks.map(() => ({
    times: spikeTimes(new Uint16Array(samples.length * outputs)),
    potentials: new Float32Array(samples.length * outputs),
    spikesToDecision: new Uint32Array(samples.length * layers),
    spikes: full ? new Uint32Array(samples.length * layers) : null,
  }));
  if (samples.length === 0) return found;
  writeNets(compiled, null);
  const fitting = Math.max(1, Math.floor(mostNeurons / (members * neurons)));
  const slots = Math.min(samples.length, mostSlots, fitting);
  const pass = await openPass(compiled, {
    ...{ spikes, orders: [samples], first: 0, members, slots, kind: 'infer' },
  });
  try {
    const cells = members * slots * outputs;
    for (const group of groupsOf(samples.length, slots)) {
      const { start: from, count } = group;
      pass.submit([group], (run) => {
        forward(geometry, run, group);
        run('readOutputs', layers - 1, tiles(outputs), count);
        for (const k of sizes.keys()) run('countSpikes', k, tiles(count), 1);
      });
      const [stats, potentials] = await readBack(gpu, [
        { from: pass.stats, words: pass.counts },
        { from: pass.delta, words: cells },
      ]);
      const integers = new Uint32Array(stats!);
      const floats = new Float32Array(potentials!);
      found.forEach((inference, n) => {
        const start = n * slots * outputs;
        const end = start + count * outputs;
        inference.times.set(integers.subarray(start, end), from * outputs);
        inference.potentials.set(floats.subarray(start, end), from * outputs);
        const counted = integers.subarray(cells + n * slots * layers * 2);
        for (let index = 0; index < count * layers; index++) {
          inference.spikesToDecision[from * layers + index] = counted[2 * index]!;
          if (inference.spikes) inference.spikes[from * layers + index] = counted[2 * index + 1]!;
        }
      });
    }
    return found;
  } finally {
    pass.release();
  }
}
