import {
  type Detail,
  type Inference,
  type Network,
  outputsOf,
  type Spikes,
  type SpikeTimes,
  silentReadout,
  spikeTimes,
} from '@s4nn/core';
import { earliestOf } from './earliest.js';
import { forward } from './forward.js';
import { type LayerState, spikesUntil } from './layer.js';
import { readPotentials } from './readout.js';
import { readSample } from './sample.js';

/** Runs each sample to its end, whatever the detail. @throws InputError for unsound spikes. */
export function infer(
  network: Network,
  states: readonly LayerState[],
  spikes: Spikes,
  samples: Uint32Array,
  detail: Detail,
): Inference {
  const { duration } = network;
  const output = states[states.length - 1]!;
  const outputTimes = output.times as SpikeTimes;
  const outputs = outputsOf(network);
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
}
