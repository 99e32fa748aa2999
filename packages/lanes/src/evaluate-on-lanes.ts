import type { ConfigJson } from '@s4nn/config';
import {
  type Analysis,
  analyse,
  type Evaluation,
  type Inference,
  indices,
  samplesIn,
  summarise,
  synapsesOf,
} from '@s4nn/core';
import { errorOf } from './failure.js';
import { type InferenceJob, infer } from './host/run-inference.js';
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
 * Evaluates a network on all samples of its spikes, in this thread.
 * @throws InputError when the backend refuses the network, the weights or the spikes.
 */
export const evaluateHere = async (job: InferenceJob): Promise<Tested> =>
  tested(job, await infer(job, indices(samplesIn(job.spikes))));

/**
 * Evaluates a network on the host's test samples, on as many lanes as pay; on one, in this thread. The result is the same for
 * any number of lanes, as samples have no influence on each other.
 * @param json the config of the network.
 * @param job the same for this thread; its labels count.
 * @throws InputError when the backend refuses the network, the weights or the spikes.
 */
export async function evaluateOnLanes(lanes: Lanes, json: ConfigJson, job: InferenceJob): Promise<Tested> {
  const count = samplesIn(job.spikes);
  const slices = Math.max(1, Math.min(lanes.threads, Math.floor(additions(job) / worthAThread)));
  if (slices === 1) return evaluateHere(job);
  const { weights, detail } = job;
  const outcomes = await Promise.all(
    boundsOf(count, slices).map(([from, to]) => lanes.infer({ json, weights, detail, from, to })),
  );
  const inferences = outcomes.map((outcome) => {
    if (!outcome.ok) throw errorOf(outcome);
    return outcome.inference;
  });
  return tested(job, joined(inferences));
}

function tested({ network, spikes }: InferenceJob, inference: Inference): Tested {
  const samples = indices(samplesIn(spikes));
  return {
    evaluation: summarise(network, spikes, samples, inference),
    ...analyse(network, spikes, inference),
  };
}

/** Additions of a pass in which every hidden neuron fires and no sample ends early. */
function additions({ network, spikes }: InferenceJob): number {
  const hidden = network.layers.slice(1).reduce((sum, _, k) => sum + synapsesOf(network, k + 1), 0);
  return spikes.neurons.length * (synapsesOf(network, 0) / network.inputs) + samplesIn(spikes) * hidden;
}

/** Where slices of so many samples begin and end. */
const boundsOf = (samples: number, slices: number): (readonly [from: number, to: number])[] =>
  Array.from({ length: slices }, (_, slice) => [
    Math.floor((slice * samples) / slices),
    Math.floor(((slice + 1) * samples) / slices),
  ]);

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
