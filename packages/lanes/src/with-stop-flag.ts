import { setMaxListeners } from 'node:events';
import type { SegmentOutcome, TrainedEpoch } from './segment.js';

/**
 * Runs a segment with a flag in shared memory that stops it. The signal sets the flag, and so does an error of the listener,
 * which is then thrown: it is the caller's error, not one of the training.
 */
export async function withStopFlag(
  onEpoch: (epoch: TrainedEpoch) => void,
  signal: AbortSignal,
  action: (listen: (epoch: TrainedEpoch) => void, stop: Int32Array) => Promise<SegmentOutcome>,
): Promise<SegmentOutcome> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const raise = () => Atomics.store(stop, 0, 1);
  const errors: unknown[] = [];
  const listen = (epoch: TrainedEpoch): void => {
    try {
      if (errors.length === 0) onEpoch(epoch);
    } catch (error) {
      errors.push(error);
      raise();
    }
  };
  // As many segments as there are lanes listen to the same one; Node would warn of more than ten.
  setMaxListeners(0, signal);
  signal.addEventListener('abort', raise);
  if (signal.aborted) raise();
  try {
    const outcome = await action(listen, stop);
    if (errors.length > 0) throw errors[0];
    return outcome;
  } finally {
    signal.removeEventListener('abort', raise);
  }
}
