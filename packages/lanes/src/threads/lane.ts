/** What the worker threads of the pool run. */
import { once } from 'node:events';
import { type MessagePort, threadId } from 'node:worker_threads';
import type { ResolvedPlugin } from '@s4nn/config';
import { load } from '@s4nn/config/plugins';
import { checkDemands, type Demand, type DemandOutcome } from '../host/demand.js';
import { runInference } from '../host/run-inference.js';
import { runSegment } from '../host/run-segment.js';
import type { InferenceOutcome, Segment, SegmentOutcome, TestSlice } from '../segment.js';
import { type Began, handled } from './protocol.js';
import { threadHost } from './thread-host.js';

/** A segment, with its channel to the host. */
export interface LaneTask {
  readonly segment: Segment;
  /** Carries epochs and questions to the host; `handled` comes back for each epoch. */
  readonly port: MessagePort;
  /** One element in shared memory: not 0 stops the segment after the running epoch. */
  readonly stop: Int32Array;
}

const host = threadHost();

/** Trains over a segment. */
export default async function lane({ segment, port, stop }: LaneTask): Promise<SegmentOutcome> {
  let pending = 0;
  const onMessage = (message: unknown): void => {
    if (message === handled) pending--;
  };
  port.on('message', onMessage);
  port.postMessage({ thread: threadId } satisfies Began);
  try {
    return await runSegment(
      host.through(port),
      segment,
      async (epoch) => {
        port.postMessage(epoch);
        pending++;
        // Short epochs would pile up faster than they are handled, and Ctrl-C would have to wait for all of them.
        while (pending > ahead) await once(port, 'message');
      },
      () => Atomics.load(stop, 0) !== 0,
    );
  } finally {
    port.close();
  }
}

/** How many epochs a lane may be ahead of those that were handled. */
const ahead = 2;

/** Whether backends would take trainings. */
export const check = (demands: readonly Demand[]): Promise<DemandOutcome[]> => checkDemands(demands);

/** Runs a network over some of the test samples. */
export async function infer({
  slice,
  port,
}: {
  readonly slice: TestSlice;
  readonly port: MessagePort;
}): Promise<InferenceOutcome> {
  try {
    return await runInference(host.through(port), slice);
  } finally {
    port.close();
  }
}

/** Loads a backend's module, so that the first job does not have to wait for it. */
export async function prepare(backend: ResolvedPlugin): Promise<void> {
  await load(backend);
}
