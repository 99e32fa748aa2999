import type { ResolvedPlugin } from '@s4nn/config';
import type { Detail, Inference, Network, Spikes, Weights } from '@s4nn/core';
import { failureOf } from '../failure.js';
import type { InferenceOutcome, TestSlice } from '../segment.js';
import { createBackend } from './create-backend.js';
import type { HostView } from './host.js';
import { jobOf } from './job.js';

/** Runs a trained network over a slice of the host's test samples. Never throws. */
export async function runInference(
  host: HostView,
  { json, weights, from, to, detail }: TestSlice,
): Promise<InferenceOutcome> {
  try {
    const { backend, network, spikes } = await jobOf(host, json, 'test');
    const samples = Uint32Array.from({ length: to - from }, (_, index) => from + index);
    return { ok: true, inference: await infer({ backend, network, weights, spikes, detail }, samples) };
  } catch (error) {
    return failureOf(error);
  }
}

/** Everything that an inference needs. */
export interface InferenceJob {
  readonly backend: ResolvedPlugin;
  readonly network: Network;
  /** One array per layer, [outputs × inputs]. */
  readonly weights: readonly Weights[];
  readonly spikes: Spikes;
  readonly detail: Detail;
}

/**
 * Runs a network over some of the spikes' samples in this thread.
 * @throws InputError if the backend refuses the network, the weights or the spikes.
 */
export async function infer(job: InferenceJob, samples: Uint32Array): Promise<Inference> {
  const backend = await createBackend(job.backend);
  await using model = await backend.compile([job.network]);
  await model.write([job.weights]);
  const [inference] = await model.infer(job.spikes, samples, job.detail);
  return inference!;
}
