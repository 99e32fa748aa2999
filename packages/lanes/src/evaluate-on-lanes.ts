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
import { joinInferences } from './join-inferences.js';
import type { Lanes } from './lanes.js';

/**
 * The number of additions from which starting a thread pays off: 0.15 s with the default backend. A thread takes a third of
 * that to start and to compile, and a machine may have fewer spare cores than it reports.
 */
const worthAThread = 2e9;

/** How a network performs on all samples. */
export interface TestResult extends Analysis {
  readonly evaluation: Evaluation;
}

/**
 * Evaluates a network on all samples of the job's spikes, in this thread.
 * @throws InputError if the backend refuses the network, the weights or the spikes.
 */
export const evaluateHere = async (job: InferenceJob): Promise<TestResult> =>
  tested(job, await infer(job, indices(samplesIn(job.spikes))));

/**
 * Evaluates a network on the host's test samples, on as many lanes as pay off; if that is one, in this thread. The result is
 * the same for any number of lanes, because samples do not influence each other.
 * @param json the config of the network.
 * @param job the same inference for this thread; its labels are the ones that count.
 * @throws InputError if the backend refuses the network, the weights or the spikes.
 */
export async function evaluateOnLanes(
  lanes: Lanes,
  json: ConfigJson,
  job: InferenceJob,
): Promise<TestResult> {
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
  return tested(job, joinInferences(inferences));
}

function tested({ network, spikes }: InferenceJob, inference: Inference): TestResult {
  const samples = indices(samplesIn(spikes));
  return {
    evaluation: summarise(network, spikes, samples, inference),
    ...analyse(network, spikes, inference),
  };
}

/** The number of additions if every hidden neuron fires and no sample ends early. */
function additions({ network, spikes }: InferenceJob): number {
  const hidden = network.layers.slice(1).reduce((sum, _, k) => sum + synapsesOf(network, k + 1), 0);
  return spikes.neurons.length * (synapsesOf(network, 0) / network.inputs) + samplesIn(spikes) * hidden;
}

/** Where each slice of the samples begins and ends. */
const boundsOf = (samples: number, slices: number): (readonly [from: number, to: number])[] =>
  Array.from({ length: slices }, (_, slice) => [
    Math.floor((slice * samples) / slices),
    Math.floor(((slice + 1) * samples) / slices),
  ]);
