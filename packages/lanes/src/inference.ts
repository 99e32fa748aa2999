import type { ResolvedPlugin } from '@s4nn/config';
import type { Detail, Inference, Network, Spikes, Weights } from '@s4nn/core';
import { type Failure, failureOf } from './failure.js';
import { createBackend } from './host/create-backend.js';

/** Everything that inference needs; may cross to a worker thread. The spikes and the weights lie in shared memory. */
export interface InferenceJob {
  readonly backend: ResolvedPlugin;
  readonly network: Network;
  readonly weights: readonly Weights[];
  readonly spikes: Spikes;
  readonly detail: Detail;
}

/** How inference ended. */
export type InferenceOutcome = { readonly ok: true; readonly inference: Inference } | Failure;

/** Runs a network over some of the samples. Never throws. */
export async function runInference(job: InferenceJob, samples: Uint32Array): Promise<InferenceOutcome> {
  try {
    const backend = await createBackend(job.backend);
    await using model = await backend.compile([job.network]);
    await model.write([job.weights]);
    const [inference] = await model.infer(job.spikes, samples, job.detail);
    return { ok: true, inference: inference! };
  } catch (error) {
    return failureOf(error);
  }
}
