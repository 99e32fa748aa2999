import type { InferenceOutcome, Segment, SegmentOutcome, TestSlice, TrainedEpoch } from './segment.js';

/**
 * Runs trainings and large inferences. Only values cross this boundary: a lane may be on another machine, as long as its process
 * has the same samples.
 */
export interface Lanes extends AsyncDisposable {
  /** How many trainings run at a time. */
  readonly count: number;
  /** Among how many threads an inference can be split; 1 for this process itself. */
  readonly threads: number;
  /** Starts the threads of trainings, while the caller still loads its samples. */
  prepare(): void;
  /**
   * Trains over a segment, or until `signal` stops it after the running epoch. If the thread dies, the outcome is a failure.
   * `onEpoch` gets every epoch that the outcome counts before the promise resolves.
   * @param kill ends the segment at once, whatever it does, with the thread that runs it: the outcome is that of a thread that
   * died. What else ran in that thread fails `aside`. Lanes within this thread cannot do that and pass over it.
   * @throws what `onEpoch` throws, which stops the segment.
   */
  run(
    segment: Segment,
    onEpoch: (epoch: TrainedEpoch) => void,
    signal: AbortSignal,
    kill?: AbortSignal,
  ): Promise<SegmentOutcome>;
  /** Runs a network over some of the test samples. If the thread dies, the outcome is a failure. */
  infer(slice: TestSlice): Promise<InferenceOutcome>;
}
