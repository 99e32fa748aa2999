import type { Demand, DemandOutcome } from './host/demand.js';
import type { InferenceOutcome, Segment, SegmentOutcome, TestSlice, TrainedEpoch } from './segment.js';

/**
 * Runs trainings and large inferences. Only values cross this boundary: a lane may be on another machine, as long as its process
 * has the same samples.
 */
export interface Lanes extends AsyncDisposable {
  /** How many trainings run at a time. */
  readonly count: number;
  /** How many threads they share; 1 for this process itself. */
  readonly threads: number;
  /** Starts threads for this number of jobs, while the caller still loads its samples. */
  prepare(jobs: number): void;
  /**
   * Trains over a segment, or until `signal` stops it after the running epoch. If the thread dies, the outcome is a failure.
   * `onEpoch` gets every epoch that the outcome counts before the promise resolves.
   * @throws what `onEpoch` throws, which stops the segment.
   */
  run(segment: Segment, onEpoch: (epoch: TrainedEpoch) => void, signal: AbortSignal): Promise<SegmentOutcome>;
  /** Whether backends would take trainings, one outcome for each, found out without any. If the thread dies, all are failures. */
  check(demands: readonly Demand[]): Promise<readonly DemandOutcome[]>;
  /** Runs a network over some of the test samples. If the thread dies, the outcome is a failure. */
  infer(slice: TestSlice): Promise<InferenceOutcome>;
}
