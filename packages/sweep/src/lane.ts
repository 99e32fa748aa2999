/** The module that each worker thread of the pool runs. */
import type { MessagePort } from 'node:worker_threads';
import type { ResolvedPlugin } from './config/index.js';
import { type InferenceJob, type InferenceOutcome, runInference } from './inference.js';
import { load } from './load.js';
import { runSegment, type Segment, type SegmentOutcome } from './trial.js';

/** A segment, the port over which its epochs are reported, and a flag: not 0 to stop it after the running epoch. */
export interface LaneTask {
  readonly segment: Segment;
  readonly port: MessagePort;
  /** [1] in shared memory. */
  readonly stop: Int32Array;
}

/** Trains over a segment. */
export default async function lane({ segment, port, stop }: LaneTask): Promise<SegmentOutcome> {
  try {
    return await runSegment(
      segment,
      (epoch) => port.postMessage(epoch),
      () => Atomics.load(stop, 0) !== 0,
    );
  } finally {
    port.close();
  }
}

/** Runs a network over some of the samples. */
export const infer = ({
  job,
  samples,
}: {
  readonly job: InferenceJob;
  readonly samples: Uint32Array;
}): Promise<InferenceOutcome> => runInference(job, samples);

/** Loads a backend's module, so that the first job need not wait for it. */
export async function prepare(backend: ResolvedPlugin): Promise<void> {
  await load(backend);
}
