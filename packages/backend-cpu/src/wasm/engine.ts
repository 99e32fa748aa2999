import {
  type Detail,
  type EpochPlan,
  type EpochStats,
  type Inference,
  InputError,
  inputsOf,
  learningNetwork,
  type Moments,
  type Network,
  outputsOf,
  passesThrough,
  presets,
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
import { adamFields, decisionFields, gathers, outOfAll, plain } from './plan.js';
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
  /** Adam's updates so far. */
  let steps = 0;
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
        ...plain,
        ...layout.dropped.spikes,
      });
      network.layers.forEach(({ threshold, size }, k) => {
        writeRecord(view(), first + k * sizeOf('Layer'), 'Layer', {
          ...run.work[k]!,
          ...own[k]!.layer,
          ...layout.gradients[k]!,
          ...layout.moments[index]![k]!,
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

  /** The first pass that gathers gradients, or that learns by Adam, takes memory for all networks of the model. */
  function reserveFor({ batch, rule, optimiser }: EpochPlan): void {
    const isAdam = optimiser?.use === 'adam';
    const bytes = isAdam ? layout.bytesWithMoments : layout.bytesWithGradients;
    if (bytes > mostBytes) {
      const what = isAdam
        ? 'optimiser: found adam'
        : rule.use === 's4nn'
          ? `batch: found ${batch}`
          : `rule: found ${rule.use}`;
      throw new InputError(
        `${what}, for whose gradients the model needs ${gibibytes(bytes)}, expected at most ` +
          `${gibibytes(mostBytes)}, all that WebAssembly can address; make the layers smaller${batch > 1 ? ', or use rule s4nn, sgd and batch 1' : ''}`,
      );
    }
    reserve(memory, bytes);
  }

  /** Numbers of one of Adam's means in layer k. */
  const momentsAt = (k: number, which: 'firstMoments' | 'secondMoments'): Float32Array => {
    const { tiles, lanes } = learning.tilings[k]!;
    return new Float32Array(
      memory.buffer,
      layout.moments[index]![k]![which],
      tiles * lanes * inputsOf(network, k),
    );
  };

  /** Writes how to learn, and what changes in the network while it does. */
  function beginPass(plan: EpochPlan, batch: number): void {
    const { rate: factor, rule, optimiser, dropout } = plan;
    learningNetwork(network, plan).layers.forEach(({ learningRate, decay, threshold }, k) => {
      const rate = learningRate * factor;
      const isThin = dropout !== undefined && k + 1 < network.layers.length;
      if (isThin) copyLanes(learning.work[k]!.absent, layout.dropped.lanes[k]!, learning.work[k]!.rankBytes);
      writeFields(view(), layerAt(k), 'Layer', {
        rate,
        kept: 1 - rate * decay,
        threshold,
        ...(isThin && { absent: layout.dropped.lanes[k]! }),
      });
    });
    writeFields(view(), record, 'Network', {
      ...plain,
      ...{ batch, learned: 0, correct: 0 },
      gathers: Number(gathers(plan, batch)),
      ...(rule.use === 'decision-cross-entropy' && decisionFields(rule)),
      ...(optimiser?.use === 'adam' && adamFields(optimiser, steps)),
      ...(dropout && {
        dropInputs: outOfAll(dropout.inputs),
        dropHidden: outOfAll(dropout.hidden),
        dropKey: dropout.key,
      }),
    });
  }

  /** Leaves the network as it infers. */
  function endPass(): void {
    kernels.finish(record);
    network.layers.forEach(({ threshold }, k) => {
      writeFields(view(), layerAt(k), 'Layer', { threshold, absent: learning.work[k]!.absent });
    });
  }

  const copyLanes = (from: number, to: number, bytes: number): void => {
    new Uint8Array(memory.buffer).copyWithin(to, from, from + bytes);
  };

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
      const { margin, silent } = plan.rule.use === 's4nn' ? plan.rule : presets.reference.rule;
      // A group never has more samples than the plan.
      const batch = Math.min(plan.batch, plan.samples.length);
      const isAdam = plan.optimiser?.use === 'adam';
      if (gathers(plan, batch)) reserveFor(plan);
      const fired = network.layers.map(({ size }, k) =>
        new Uint32Array(memory.buffer, learning.work[k]!.fired, size).fill(0),
      );
      beginPass(plan, batch);
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
        endPass();
      }
      if (isAdam) steps += Math.ceil(plan.samples.length / plan.batch);
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

    readMoments: () =>
      steps === 0
        ? null
        : {
            steps,
            ...momentsOf((which) =>
              network.layers.map(({ size }, k) =>
                fromTiles(momentsAt(k, which), size, inputsOf(network, k), learning.tilings[k]!.lanes),
              ),
            ),
          },

    writeMoments(moments: Moments | null): void {
      if (!moments && steps === 0) return;
      reserve(memory, layout.bytesWithMoments);
      steps = moments?.steps ?? 0;
      for (const [which, layers] of [
        ['firstMoments', moments?.first],
        ['secondMoments', moments?.second],
      ] as const) {
        network.layers.forEach((_, k) => {
          const tiles = momentsAt(k, which).fill(0);
          if (layers) toTiles(layers[k]!, tiles, inputsOf(network, k), learning.tilings[k]!.lanes);
        });
      }
    },

    write(from: readonly Weights[]): void {
      stale = quantised;
      from.forEach((layer, k) => {
        // Lanes that are no neurons may have learned infinity.
        toTiles(layer, tilesAt(k).fill(0), inputsOf(network, k), learning.tilings[k]!.lanes);
      });
    },
  };
}

const momentsOf = (read: (which: 'firstMoments' | 'secondMoments') => Weights[]) => ({
  first: read('firstMoments'),
  second: read('secondMoments'),
});
