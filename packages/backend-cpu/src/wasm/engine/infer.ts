import { type Detail, type Inference, outputsOf, type Spikes, spikeTimes } from '@s4nn/core';
import { isWide } from './block.js';
import type { Placed } from './placed.js';
import { runBlocks } from './run-blocks.js';

/** Runs samples, on rounded weights where the layout has them. */
export function infer(placed: Placed, spikes: Spikes, samples: Uint32Array, detail: Detail): Inference {
  const { network, index, memory, kernels, layout } = placed;
  const { arrays } = layout.block;
  const outputs = outputsOf(network);
  const depth = network.layers.length;
  const times = spikeTimes(new Uint16Array(samples.length * outputs));
  const potentials = new Float32Array(samples.length * outputs);
  const spikesToDecision = new Uint32Array(samples.length * depth);
  const counts = detail === 'full' ? new Uint32Array(samples.length * depth) : null;
  const { record } = layout.inferring.networks[index]!;
  if (placed.isStale) kernels.quantise(record);
  placed.isStale = false;
  const kernel = (count: number): number =>
    kernels.infer(record, count, Number(isWide(spikes)), Number(detail === 'full'));
  runBlocks(placed, spikes, samples, kernel, (from, to) => {
    const values = (to - from) * outputs;
    const layerCounts = (to - from) * depth;
    times.set(new Uint16Array(memory.buffer, arrays.outputTimes, values), from * outputs);
    potentials.set(new Float32Array(memory.buffer, arrays.outputPotentials, values), from * outputs);
    spikesToDecision.set(new Uint32Array(memory.buffer, arrays.spikesToDecision, layerCounts), from * depth);
    counts?.set(new Uint32Array(memory.buffer, arrays.spikes, layerCounts), from * depth);
  });
  return { times, potentials, spikesToDecision, spikes: counts };
}
