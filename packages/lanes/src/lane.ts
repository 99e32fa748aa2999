/** What the worker threads of the pool run. */
import { once } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type { ResolvedPlugin } from '@s4nn/config';
import { load } from '@s4nn/config';
import { sameSpikes } from './host/same-spikes.js';
import { type InferenceJob, type InferenceOutcome, runInference } from './inference.js';
import { runSegment, type Segment, type SegmentOutcome } from './segment.js';

/** A segment, and how it is followed. */
export interface LaneTask {
  readonly segment: Segment;
  /** Over which its epochs are reported; a message comes back for each that has been taken. */
  readonly port: MessagePort;
  /** [1] in shared memory: not 0 to stop it after the running epoch. */
  readonly stop: Int32Array;
}

const known = sameSpikes();

/** Trains over a segment. */
export default async function lane({ segment, port, stop }: LaneTask): Promise<SegmentOutcome> {
  const { job } = segment;
  const spikes = known(job.encoding, job.spikes);
  let pending = 0;
  port.on('message', () => {
    pending--;
  });
  try {
    return await runSegment(
      { ...segment, job: { ...job, spikes } },
      async (epoch) => {
        port.postMessage(epoch);
        pending++;
        // Epochs that take less time than to keep them would pile up, and Ctrl-C would have to wait for all of them.
        while (pending > ahead) await once(port, 'message');
      },
      () => Atomics.load(stop, 0) !== 0,
    );
  } finally {
    port.close();
  }
}

/** So many epochs a lane may be ahead of what has been taken from it. */
const ahead = 2;

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
