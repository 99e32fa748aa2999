import { type EpochPlan, type EpochStats, neuronsOf, passesThrough, presets, type Spikes } from '@s4nn/core';
import { readInteger } from '../records.js';
import { isWide } from './block.js';
import { beginPass, endPass } from './pass.js';
import { isQuantised, type Placed, placesOf, viewOf } from './placed.js';
import { gathers } from './plan.js';
import { reserveGradients } from './reserve-gradients.js';
import { runBlocks } from './run-blocks.js';

/** Learns from one pass over the samples of a plan. @throws InputError for unsound spikes, or for too much memory. */
export function train(placed: Placed, spikes: Spikes, plan: EpochPlan): EpochStats {
  const { network, memory, kernels, layout } = placed;
  const { record } = placesOf(placed);
  const { margin, silent } = plan.rule.use === 's4nn' ? plan.rule : presets.reference.rule;
  // A group never has more samples than the plan.
  const batch = Math.min(plan.batch, plan.samples.length);
  if (gathers(plan, batch)) reserveGradients(placed, plan);
  const fired = network.layers.map((_, k) =>
    new Uint32Array(memory.buffer, layout.learning.work[k]!.fired, neuronsOf(network, k)).fill(0),
  );
  beginPass(placed, plan, batch);
  const wide = Number(isWide(spikes));
  const zeroSilent = Number(silent === 'zero');
  const previous = Number(passesThrough(plan) === 'previous');
  const kernel = (count: number): number => kernels.train(record, count, wide, margin, zeroSilent, previous);
  placed.isStale = isQuantised(placed);
  try {
    runBlocks(placed, spikes, plan.samples, kernel, () => {});
  } finally {
    endPass(placed);
  }
  if (plan.optimiser?.use === 'adam') placed.steps += Math.ceil(plan.samples.length / plan.batch);
  return {
    learned: readInteger(viewOf(placed), record, 'Network', 'learned'),
    correct: readInteger(viewOf(placed), record, 'Network', 'correct'),
    fired: fired.map((counts) => counts.slice()),
  };
}
