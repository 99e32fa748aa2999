import { type EpochPlan, learningNetwork } from '@s4nn/core';
import { writeFields } from '../records.js';
import { layerAt, type Placed, placesOf, viewOf } from './placed.js';
import { adamFields, gathers, outOfAll, plain, ruleFields } from './plan.js';

/** Writes how the network learns, and what changes in it while it does. */
export function beginPass(placed: Placed, plan: EpochPlan, batch: number): void {
  const { network, memory, layout } = placed;
  const { rate: factor, rule, optimiser, dropout } = plan;
  const byRule = ruleFields(rule);
  learningNetwork(network, plan).layers.forEach(({ learningRate, decay, threshold }, k) => {
    const rate = learningRate * factor;
    const { absent, rankBytes } = layout.learning.work[k]!;
    const lanes = layout.dropped.lanes[k]!;
    const isThin = dropout !== undefined && k + 1 < network.layers.length;
    if (isThin) new Uint8Array(memory.buffer).copyWithin(lanes, absent, absent + rankBytes);
    writeFields(viewOf(placed), layerAt(placed, k), 'Layer', {
      rate,
      kept: 1 - rate * decay,
      threshold,
      ...(isThin && { absent: lanes }),
    });
  });
  writeFields(viewOf(placed), placesOf(placed).record, 'Network', {
    ...plain,
    ...{ batch, learned: 0, correct: 0 },
    gathers: Number(gathers(plan, batch)),
    ...byRule,
    ...(optimiser?.use === 'adam' && adamFields(optimiser, placed.steps)),
    ...(dropout && {
      dropInputs: outOfAll(dropout.inputs),
      dropHidden: outOfAll(dropout.hidden),
      dropKey: dropout.key,
    }),
  });
}

/** Ends the last group, and restores the network as it infers. */
export function endPass(placed: Placed): void {
  const { network, kernels, layout } = placed;
  kernels.finish(placesOf(placed).record);
  network.layers.forEach(({ threshold }, k) => {
    const { absent } = layout.learning.work[k]!;
    writeFields(viewOf(placed), layerAt(placed, k), 'Layer', { threshold, absent });
  });
}
