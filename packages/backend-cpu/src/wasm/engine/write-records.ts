import { silentReadout, weightShape } from '@s4nn/core';
import type { Run } from '../layout/run.js';
import { quantumOf } from '../quantum.js';
import { sizeOf, writeRecord } from '../records.js';
import { layerAt, type Placed, viewOf } from './placed.js';
import { plain } from './plan.js';

/** Writes the records of a network and its layers for a run, slot by slot. */
export function writeRecords(placed: Placed, run: Run): void {
  const { network, index, layout } = placed;
  const { record, layers, weights } = run.networks[index]!;
  const learns = run === layout.learning;
  run.ownWork.forEach((own, slot) => {
    const first = layers + slot * network.layers.length * sizeOf('Layer');
    writeRecord(viewOf(placed), record + slot * sizeOf('Network'), 'Network', {
      ...layout.block.arrays,
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
    network.layers.forEach(({ threshold }, k) => {
      const [size, inputs] = weightShape(network, k);
      writeRecord(viewOf(placed), first + k * sizeOf('Layer'), 'Layer', {
        ...run.work[k]!,
        ...own[k]!.layer,
        ...layout.gradients[k]!,
        ...layout.moments[index]![k]!,
        ...{ threshold, rate: 0, kept: 1, scale: learns ? 1 : quantumOf(threshold) },
        ...{ ran: 0, next: 0, at: 0, end: 0, out: 0 },
        size,
        ...run.tilings[k]!,
        inputs,
        weights: weights[k]!,
        input: own[k]!.input,
        exact: learns ? 0 : layerAt(placed, k),
      });
    });
  });
}
