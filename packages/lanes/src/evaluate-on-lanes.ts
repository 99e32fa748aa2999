import {
  type Analysis,
  analyse,
  type Evaluation,
  type Inference,
  indices,
  samplesIn,
  summarise,
} from '@s4nn/core';
import { errorOf } from './failure.js';
import { type InferenceJob, runInference } from './inference.js';
import type { Lanes } from './lanes.js';

/**
 * Additions that a thread is worth starting for: 0.15 s of the default backend's. A thread takes a third of that to
 * start and to compile, and a machine may have fewer cores to spare than it says.
 */
const worthAThread = 2e9;

/** How a network does on all samples. */
export interface Tested extends Analysis {
  readonly evaluation: Evaluation;
}

/**
 * Evaluates a network on all samples, on as many lanes as pay; on one, in this thread. The result is the same for any
 * number of lanes, as samples have no influence on each other.
 * @throws InputError when the backend refuses the network, the weights or the spikes.
 */
export async function evaluateOnLanes(lanes: Lanes, job: InferenceJob): Promise<Tested> {
  const samples = indices(samplesIn(job.spikes));
  const slices = Math.max(1, Math.min(lanes.threads, Math.floor(additions(job) / worthAThread)));
  const outcomes =
    slices === 1
      ? [await runInference(job, samples)]
      : await Promise.all(slicesOf(samples, slices).map((slice) => lanes.infer(job, slice)));
  const inferences = outcomes.map((outcome) => {
    if (!outcome.ok) throw errorOf(outcome);
    return outcome.inference;
  });
  const { network, spikes } = job;
  const inference = joined(inferences);
  return {
    evaluation: summarise(network, spikes, samples, inference),
    ...analyse(network, spikes, inference),
  };
}

/** Additions of a pass in which every hidden neuron fires and no sample ends early. */
function additions({ network: { layers }, spikes }: InferenceJob): number {
  const hidden = layers.slice(1).reduce((sum, { size }, k) => sum + layers[k]!.size * size, 0);
  return spikes.neurons.length * layers[0].size + samplesIn(spikes) * hidden;
}

const slicesOf = (samples: Uint32Array, count: number): Uint32Array[] =>
  Array.from({ length: count }, (_, slice) =>
    samples.slice(
      Math.floor((slice * samples.length) / count),
      Math.floor(((slice + 1) * samples.length) / count),
    ),
  );

/** The inference over all samples, from those over their slices in order. */
function joined(parts: readonly Inference[]): Inference {
  const spikes = parts.map((part) => part.spikes).filter((counts) => counts !== null);
  return {
    times: concatenated(parts.map((part) => part.times)),
    potentials: concatenated(parts.map((part) => part.potentials)),
    spikesToDecision: concatenated(parts.map((part) => part.spikesToDecision)),
    spikes: spikes.length === 0 ? null : concatenated(spikes),
  };
}

function concatenated<Elements extends Uint16Array | Uint32Array | Float32Array | Float64Array>(
  parts: readonly Elements[],
): Elements {
  const [first, ...others] = parts as [Elements, ...Elements[]];
  if (others.length === 0) return first;
  const Constructor = first.constructor as new (length: number) => Elements;
  const whole = new Constructor(parts.reduce((length, part) => length + part.length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part as never, end);
    end += part.length;
  }
  return whole;
}
