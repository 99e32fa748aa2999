import {
  type Detail,
  type EpochPlan,
  type EpochStats,
  type Inference,
  inputsOf,
  type Network,
  outputsOf,
  type Spikes,
  silentReadout,
  spikeTimes,
  type Weights,
} from '@s4nn/core';
import type { Engine } from '../engine.js';
import { unsoundSample } from '../shape.js';
import { fromTiles, tilesOf, toTiles } from '../tiles.js';
import { fillBlock } from './block.js';
import type { Kernels } from './kernels.js';
import type { Layout } from './layout.js';
import { lanes, setRate, sizes, takeCounts, writeLayer, writeNetwork } from './records.js';

/** Network `index` of a model, in the model's memory. */
export function wasmEngine(
  network: Network,
  index: number,
  layout: Layout,
  kernels: Kernels,
  memory: ArrayBuffer,
): Engine {
  const { block, work } = layout;
  const { record, layers, weights } = layout.networks[index]!;
  const view = new DataView(memory);
  const layerAt = (k: number): number => layers + k * sizes.layer;
  const tilesAt = (k: number): Float32Array => {
    const rows = tilesOf(network.layers[k]!.size, lanes) * inputsOf(network, k);
    return new Float32Array(memory, weights[k]!, rows * lanes);
  };
  writeNetwork(view, record, {
    ...block,
    layers: network.layers.length,
    duration: network.duration,
    delay: network.neuron.delay,
    reaches: network.neuron.crossing === '>=',
    readout: silentReadout(network),
    first: layers,
  });
  network.layers.forEach(({ threshold, size }, k) => {
    writeLayer(view, layerAt(k), {
      ...work[k]!,
      threshold,
      size,
      tiles: tilesOf(size, lanes),
      inputs: inputsOf(network, k),
      weights: weights[k]!,
      input: work[k]!.stream,
      bins: layout.bins,
    });
  });

  /** Calls the kernel a block at a time; `done` gets each block's samples, from…to of the list. */
  function run(
    spikes: Spikes,
    samples: Uint32Array,
    kernel: (count: number) => number,
    done: (from: number, to: number) => void,
  ): void {
    for (let from = 0; from < samples.length; ) {
      const to = fillBlock(memory, block, spikes, samples, from);
      const unsound = kernel(to - from);
      if (unsound > 0) throw unsoundSample(samples[from + unsound - 1]!, spikes);
      done(from, to);
      from = to;
    }
  }

  return {
    network,
    train(spikes: Spikes, plan: EpochPlan): EpochStats {
      const { margin, silent, backpropagate } = plan.rule;
      network.layers.forEach(({ learningRate, decay }, k) => {
        const rate = learningRate * plan.rate;
        setRate(view, layerAt(k), rate, 1 - rate * decay);
      });
      const fired = network.layers.map(({ size }, k) =>
        new Uint32Array(memory, work[k]!.fired, size).fill(0),
      );
      takeCounts(view, record);
      const kernel = (count: number): number =>
        kernels.train(record, count, margin, silent === 'zero' ? 1 : 0, backpropagate === 'previous' ? 1 : 0);
      try {
        run(spikes, plan.samples, kernel, () => {});
      } finally {
        kernels.fold(record);
      }
      return { ...takeCounts(view, record), fired: fired.map((counts) => counts.slice()) };
    },

    infer(spikes: Spikes, samples: Uint32Array, detail: Detail): Inference {
      const outputs = outputsOf(network);
      const depth = network.layers.length;
      const times = spikeTimes(new Uint16Array(samples.length * outputs));
      const potentials = new Float32Array(samples.length * outputs);
      const spikesToDecision = new Uint32Array(samples.length * depth);
      const counts = detail === 'full' ? new Uint32Array(samples.length * depth) : null;
      const kernel = (count: number): number => kernels.infer(record, count);
      run(spikes, samples, kernel, (from, to) => {
        const values = (to - from) * outputs;
        const layerCounts = (to - from) * depth;
        times.set(new Uint16Array(memory, block.outputTimes, values), from * outputs);
        potentials.set(new Float32Array(memory, block.outputPotentials, values), from * outputs);
        spikesToDecision.set(new Uint32Array(memory, block.spikesToDecision, layerCounts), from * depth);
        counts?.set(new Uint32Array(memory, block.spikes, layerCounts), from * depth);
      });
      return { times, potentials, spikesToDecision, spikes: counts };
    },

    read: () => network.layers.map(({ size }, k) => fromTiles(tilesAt(k), size, inputsOf(network, k), lanes)),

    write(from: readonly Weights[]): void {
      from.forEach((layer, k) => {
        toTiles(layer, tilesAt(k), inputsOf(network, k), lanes);
      });
    },
  };
}
