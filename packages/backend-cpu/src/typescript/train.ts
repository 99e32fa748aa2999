import {
  type EpochPlan,
  type EpochStats,
  type Network,
  passesThrough,
  requirePlain,
  type Spikes,
  type SpikeTimes,
} from '@s4nn/core';
import { decay, fold } from './decay.js';
import { earliestOf } from './earliest.js';
import { outputErrors } from './errors.js';
import { forward } from './forward.js';
import { applyGradients, reserveGradients } from './gradients.js';
import type { LayerState } from './layer.js';
import { learn } from './learn.js';
import { readSample } from './sample.js';

/**
 * Learns from one pass over the samples of a plan.
 * @throws InputError for a rule or option that this engine lacks, and for unsound spikes.
 */
export function train(
  network: Network,
  states: readonly LayerState[],
  spikes: Spikes,
  plan: EpochPlan,
): EpochStats {
  requirePlain('@s4nn/backend-cpu/typescript', plan);
  const { duration } = network;
  const output = states[states.length - 1]!;
  const outputTimes = output.times as SpikeTimes;
  states.forEach((state) => {
    state.rate = state.layer.learningRate * plan.rate;
    state.kept = 1 - state.rate * state.layer.decay;
    state.fired.fill(0);
  });
  const learning = plan.batch > 1 ? 'gather' : passesThrough(plan);
  if (learning === 'gather') reserveGradients(states);
  let learned = 0;
  let correct = 0;
  let seen = 0;
  const endGroup = (): void => {
    if (learning === 'gather') applyGradients(states, seen);
    decay(states);
    seen = 0;
  };
  try {
    for (const sample of plan.samples) {
      readSample(spikes, sample, states[0]!.input);
      forward(network, states);
      countFired(states, duration);
      const label = spikes.labels[sample]!;
      const earliest = earliestOf(outputTimes, duration);
      if (earliest < duration && outputTimes[label] === earliest) correct++;
      if (outputErrors(output, label, plan.rule, duration)) {
        learned++;
        learn(network, states, learning);
      }
      if (++seen === plan.batch) endGroup();
    }
  } finally {
    if (seen > 0) endGroup();
    states.forEach(fold);
  }
  return { learned, correct, fired: states.map(({ fired }) => fired.slice()) };
}

function countFired(states: readonly LayerState[], duration: number): void {
  for (const { times, fired } of states) {
    for (let neuron = 0; neuron < times.length; neuron++) if (times[neuron]! < duration) fired[neuron]!++;
  }
}
