import {
  type Detail,
  type EpochPlan,
  type EpochStats,
  type Inference,
  InputError,
  inputsOf,
  type Network,
  outputsOf,
  passesThrough,
  type Spikes,
  silentReadout,
  spikeTimes,
  unsoundSample,
  type Weights,
} from '@s4nn/core';
import type { Engine } from '../engine.js';
import { fromTiles, toTiles } from '../tiles.js';
import { fillBlock, isWide } from './block.js';
import { type Kernels, type Memory, reserve } from './kernels.js';
import { gibibytes, type Layout, mostBytes, type Run } from './layout.js';
import { quantumOf } from './quantum.js';
import { readInteger, sizeOf, writeFields, writeRecord } from './records.js';

/** Network `index` of a model, in the model's memory. */
export function wasmEngine(
  network: Network,
  index: number,
  layout: Layout,
  kernels: Kernels,
  memory: Memory,
): Engine {
  const { block, learning, inferring } = layout;
  const { record, layers, weights } = learning.networks[index]!;
  const quantised = inferring !== learning;
  /** Whether the rounded weights are not those of the weights that they are rounded from. */
  let stale = quantised;
  const view = (): DataView => new DataView(memory.buffer);
  const layerAt = (k: number): number => layers + k * sizeOf('Layer');
  const tilesAt = (k: number): Float32Array => {
    const { tiles, lanes } = learning.tilings[k]!;
    return new Float32Array(memory.buffer, weights[k]!, tiles * lanes * inputsOf(network, k));
  };
  writeRecords(learning);
  if (quantised) writeRecords(inferring);

  function writeRecords(run: Run): void {
    const { record, layers, weights } = run.networks[index]!;
    run.ownWork.forEach((own, slot) => {
      const first = layers + slot * network.layers.length * sizeOf('Layer');
      writeRecord(view(), record + slot * sizeOf('Network'), 'Network', {
        ...block.arrays,
        layers: network.layers.length,
        duration: network.duration,
        delay: network.neuron.delay,
        reaches: network.neuron.crossing === '>=' ? 1 : 0,
        readout: silentReadout(network),
        batch: 1,
        seen: 0,
        learned: 0,
        correct: 0,
        first,
        slots: run.slots,
        live: run.live,
        firing: run.firing,
        extra: 0,
        ...{ length: 0, sampleNeurons: 0, sampleTimes: 0 },
      });
      network.layers.forEach(({ threshold, size }, k) => {
        writeRecord(view(), first + k * sizeOf('Layer'), 'Layer', {
          ...run.work[k]!,
          ...own[k]!.layer,
          ...layout.gradients[k]!,
          ...{ threshold, rate: 0, kept: 1, scale: run === learning ? 1 : quantumOf(threshold) },
          ...{ ran: 0, next: 0, at: 0, end: 0, out: 0 },
          size,
          ...run.tilings[k]!,
          inputs: inputsOf(network, k),
          weights: weights[k]!,
          input: own[k]!.input,
          exact: run === learning ? 0 : layerAt(k),
        });
      });
    });
  }

  /** The first batch above 1 takes their memory, for all networks of the model. */
  function reserveGradients(batch: number): void {
    const { bytesWithGradients } = layout;
    if (bytesWithGradients > mostBytes) {
      throw new InputError(
        `batch: found ${batch}, for whose gradients the model needs ${gibibytes(bytesWithGradients)}, expected at most ` +
          `${gibibytes(mostBytes)}, all that WebAssembly can address; use batch 1 or make the layers smaller`,
      );
    }
    reserve(memory, bytesWithGradients);
  }

  /** Calls the kernel a block at a time; `done` gets each block's samples, from…to of the list. */
  function run(
    spikes: Spikes,
    samples: Uint32Array,
    kernel: (count: number) => number,
    done: (from: number, to: number) => void,
  ): void {
    for (let from = 0; from < samples.length; ) {
      const to = fillBlock(memory.buffer, block, spikes, samples, from);
      const unsound = kernel(to - from);
      if (unsound > 0) throw unsoundSample(samples[from + unsound - 1]!, spikes);
      done(from, to);
      from = to;
    }
  }

  return {
    network,
    train(spikes: Spikes, plan: EpochPlan): EpochStats {
      const { margin, silent } = plan.rule;
      // A group never has more samples than the plan, and alone a sample needs no gradients.
      const batch = Math.min(plan.batch, plan.samples.length);
      if (batch > 1) reserveGradients(batch);
      network.layers.forEach(({ learningRate, decay }, k) => {
        const rate = learningRate * plan.rate;
        writeFields(view(), layerAt(k), 'Layer', { rate, kept: 1 - rate * decay });
      });
      const fired = network.layers.map(({ size }, k) =>
        new Uint32Array(memory.buffer, learning.work[k]!.fired, size).fill(0),
      );
      writeFields(view(), record, 'Network', { batch, learned: 0, correct: 0 });
      const previous = passesThrough(plan) === 'previous';
      const kernel = (count: number): number =>
        kernels.train(
          record,
          count,
          Number(isWide(spikes)),
          margin,
          Number(silent === 'zero'),
          Number(previous),
        );
      stale = quantised;
      try {
        run(spikes, plan.samples, kernel, () => {});
      } finally {
        kernels.finish(record);
      }
      return {
        learned: readInteger(view(), record, 'Network', 'learned'),
        correct: readInteger(view(), record, 'Network', 'correct'),
        fired: fired.map((counts) => counts.slice()),
      };
    },

    infer(spikes: Spikes, samples: Uint32Array, detail: Detail): Inference {
      const outputs = outputsOf(network);
      const depth = network.layers.length;
      const { arrays } = block;
      const times = spikeTimes(new Uint16Array(samples.length * outputs));
      const potentials = new Float32Array(samples.length * outputs);
      const spikesToDecision = new Uint32Array(samples.length * depth);
      const counts = detail === 'full' ? new Uint32Array(samples.length * depth) : null;
      const { record } = inferring.networks[index]!;
      if (stale) kernels.quantise(record);
      stale = false;
      const kernel = (count: number): number =>
        kernels.infer(record, count, Number(isWide(spikes)), Number(detail === 'full'));
      run(spikes, samples, kernel, (from, to) => {
        const values = (to - from) * outputs;
        const layerCounts = (to - from) * depth;
        times.set(new Uint16Array(memory.buffer, arrays.outputTimes, values), from * outputs);
        potentials.set(new Float32Array(memory.buffer, arrays.outputPotentials, values), from * outputs);
        spikesToDecision.set(
          new Uint32Array(memory.buffer, arrays.spikesToDecision, layerCounts),
          from * depth,
        );
        counts?.set(new Uint32Array(memory.buffer, arrays.spikes, layerCounts), from * depth);
      });
      return { times, potentials, spikesToDecision, spikes: counts };
    },

    read: () =>
      network.layers.map(({ size }, k) =>
        fromTiles(tilesAt(k), size, inputsOf(network, k), learning.tilings[k]!.lanes),
      ),

    write(from: readonly Weights[]): void {
      stale = quantised;
      from.forEach((layer, k) => {
        // Lanes that are no neurons may have learned infinity.
        toTiles(layer, tilesAt(k).fill(0), inputsOf(network, k), learning.tilings[k]!.lanes);
      });
    },
  };
}
