/** What the worker threads of the pool run. */
import { once } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { load, type ResolvedPlugin } from '@s4nn/config';
import { runInference } from '../host/run-inference.js';
import { runSegment } from '../host/run-segment.js';
import type { InferenceOutcome, Segment, SegmentOutcome, TestSlice } from '../segment.js';
import { taken, threadHost } from './ask.js';

/** A segment, and how it is followed. */
export interface LaneTask {
  readonly segment: Segment;
  /** Over which its epochs are reported and the host is asked; `taken` comes back for each epoch. */
  readonly port: MessagePort;
  /** [1] in shared memory: not 0 to stop it after the running epoch. */
  readonly stop: Int32Array;
}

const host = threadHost();

/** Trains over a segment. */
export default async function lane({ segment, port, stop }: LaneTask): Promise<SegmentOutcome> {
  let pending = 0;
  const onMessage = (message: unknown): void => {
    if (message === taken) pending--;
  };
  port.on('message', onMessage);
  try {
    return await runSegment(
      host.through(port),
      segment,
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

/** Loads a backend's module, so that the first job need not wait for it. */
export async function prepare(backend: ResolvedPlugin): Promise<void> {
  await load(backend);
}
