import type { InferenceOutcome, Segment, SegmentOutcome, TestSlice, TrainedEpoch } from './segment.js';

/**
 * Where trainings, and large inference, run. What crosses this boundary are values: a lane may be on another machine, as long
 * as its process has the same samples.
 */
export interface Lanes extends AsyncDisposable {
  /** How many trainings run at a time. */
  readonly count: number;
  /** How many threads they share; 1 for this process itself. */
  readonly threads: number;
  /** Makes ready for that many jobs, while the caller still loads its samples. */
  prepare(jobs: number): void;
  /**
   * Trains over a segment, or until `signal` stops it after the running epoch; a thread that dies is a failed outcome.
   * `onEpoch` has been given every epoch that the outcome counts.
   * @throws what `onEpoch` throws, which stops the segment.
   */
  run(segment: Segment, onEpoch: (epoch: TrainedEpoch) => void, signal: AbortSignal): Promise<SegmentOutcome>;
  /** Runs a network over some of the test samples; a thread that dies is a failed outcome. */
  infer(slice: TestSlice): Promise<InferenceOutcome>;
}
