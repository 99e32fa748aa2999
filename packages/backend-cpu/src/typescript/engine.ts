import {
  type Detail,
  type EpochPlan,
  type EpochStats,
  type Inference,
  type Network,
  outputError,
  outputsOf,
  type PlainPlan,
  passesThrough,
  requirePlain,
  type Spikes,
  type SpikeTimes,
  silentReadout,
  spikeTimes,
  type Weights,
} from '@s4nn/core';
import type { Engine } from '../engine.js';
import { fromTiles, toTiles } from '../tiles.js';
import { decay, fold } from './decay.js';
import { forward } from './forward.js';
import { applyGradients, reserveGradients } from './gradients.js';
import { lanes, layerState, spikesUntil } from './layer.js';
import { learn } from './learn.js';
import { readPotentials } from './readout.js';
import { readSample } from './sample.js';

/** One network in typed arrays. */
export function typescriptEngine(network: Network): Engine {
  const { duration } = network;
  const states = network.layers.map((_, k) => layerState(network, k));
  const output = states[states.length - 1]!;
  const outputs = outputsOf(network);
  const outputTimes = output.times as SpikeTimes;

  function countFired(): void {
    for (const { times, fired } of states) {
      for (let neuron = 0; neuron < times.length; neuron++) if (times[neuron]! < duration) fired[neuron]!++;
    }
  }

  /** Writes the outputs' normalised errors. @returns whether any is not 0. */
  function outputErrors(label: number, { rule }: PlainPlan): boolean {
    const errors = outputError(outputTimes, label, rule, duration);
    if (rule.silent === 'zero') {
      outputTimes.forEach((time, o) => {
        if (time === duration) errors[o] = 0;
      });
    }
    const norm = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0));
    if (norm === 0) return false;
    errors.forEach((error, o) => {
      output.errors[o] = error / norm;
    });
    return true;
  }

  return {
    network,
    train(spikes: Spikes, plan: EpochPlan): EpochStats {
      requirePlain('@s4nn/backend-cpu/typescript', plan);
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
          countFired();
          const label = spikes.labels[sample]!;
          const earliest = earliestOf(outputTimes, duration);
          if (earliest < duration && outputTimes[label] === earliest) correct++;
          if (outputErrors(label, plan)) {
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
    },

    infer(spikes: Spikes, samples: Uint32Array, detail: Detail): Inference {
      const depth = states.length;
      const times = spikeTimes(new Uint16Array(samples.length * outputs));
      const potentials = new Float32Array(samples.length * outputs);
      const spikesToDecision = new Uint32Array(samples.length * depth);
      const counts = detail === 'full' ? new Uint32Array(samples.length * depth) : null;
      samples.forEach((sample, row) => {
        readSample(spikes, sample, states[0]!.input);
        forward(network, states);
        times.set(outputTimes, row * outputs);
        const earliest = earliestOf(outputTimes, duration);
        const step = earliest < duration ? earliest - network.neuron.delay : silentReadout(network);
        const target = potentials.subarray(row * outputs, (row + 1) * outputs);
        readPotentials(output, spikesUntil(output.input, step), target);
        states.forEach(({ times: spikeTimesOf }, k) => {
          for (const time of spikeTimesOf) {
            if (time >= duration) continue;
            if (counts) counts[row * depth + k]!++;
            if (time <= step) spikesToDecision[row * depth + k]!++;
          }
        });
      });
      return { times, potentials, spikesToDecision, spikes: counts };
    },

    read: () => states.map((state) => fromTiles(state.weights, state.layer.size, state.inputs, lanes)),

    write(from: readonly Weights[]): void {
      from.forEach((layer, k) => {
        // Lanes that are no neurons may have learned infinity.
        toTiles(layer, states[k]!.weights.fill(0), states[k]!.inputs, lanes);
      });
    },
  };
}

function earliestOf(times: SpikeTimes, duration: number): number {
  let earliest = duration;
  for (const time of times) if (time < earliest) earliest = time;
  return earliest;
}
