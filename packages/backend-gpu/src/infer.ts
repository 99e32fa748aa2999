import { type Inference, type Spikes, spikeTimes } from '@s4nn/core';
import { type Compiled, writeNets } from './compiled.js';
import { readBack } from './memory.js';
import { forward, openPass, tiles } from './pass.js';

/** Samples that are run at a time. */
const block = 1024;

/** Runs samples through all networks, and reads times, potentials and counts back a block at a time. */
export async function infer(
  compiled: Compiled,
  spikes: Spikes,
  samples: Uint32Array,
  full: boolean,
): Promise<Inference[]> {
  const { networks, geometry, gpu } = compiled;
  const { outputs, sizes } = geometry;
  const layers = sizes.length;
  const found = networks.map(() => ({
    times: spikeTimes(new Uint16Array(samples.length * outputs)),
    potentials: new Float32Array(samples.length * outputs),
    spikesToDecision: new Uint32Array(samples.length * layers),
    spikes: full ? new Uint32Array(samples.length * layers) : null,
  }));
  writeNets(compiled, null);
  for (let from = 0; from < samples.length; from += block) {
    const part = samples.slice(from, from + block);
    const slots = part.length;
    const orders = networks.map(() => part);
    const pass = openPass(compiled, { spikes, orders, first: 0, slots, kind: 'infer' });
    pass.submit((run) => {
      forward(geometry, run, slots);
      run('readOutputs', layers - 1, tiles(outputs), slots);
      for (const k of sizes.keys()) run('countSpikes', k, tiles(slots));
    });
    const cells = networks.length * slots * outputs;
    const [stats, potentials] = await readBack(gpu, [
      { from: pass.stats, words: 4 + pass.counts },
      { from: pass.delta, words: cells },
    ]);
    pass.release();
    const integers = new Uint32Array(stats!, 16);
    const floats = new Float32Array(potentials!);
    found.forEach((inference, n) => {
      const [start, end] = [n * slots * outputs, (n + 1) * slots * outputs];
      inference.times.set(integers.subarray(start, end), from * outputs);
      inference.potentials.set(floats.subarray(start, end), from * outputs);
      const counted = integers.subarray(cells + n * slots * layers * 2);
      for (let index = 0; index < slots * layers; index++) {
        inference.spikesToDecision[from * layers + index] = counted[2 * index]!;
        if (inference.spikes) inference.spikes[from * layers + index] = counted[2 * index + 1]!;
      }
    });
  }
  return found;
}
