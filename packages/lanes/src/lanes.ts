import type { Demand, DemandOutcome } from './host/demand.js';
import type {
  InferenceOutcome,
  Segment,
  SegmentOutcome,
  SegmentWorker,
  TestSlice,
  TrainedEpoch,
} from './segment.js';

/**
 * Runs trainings and large inferences. Only values cross this boundary: a lane may be on another machine, as long as its process
 * has the same samples.
 */
export interface Lanes extends AsyncDisposable {
  /** How many trainings run at a time. */
  readonly count: number;
  /** Where they run, such as `workers of redis://lab1:6379`; absent for this machine. */
  readonly where?: string;
  /** Among how many threads an inference can be split; 1 for this process itself. */
  readonly threads: number;
  /** Starts the threads of trainings, while the caller still loads its samples. */
  prepare(): void;
  /**
   * Trains over a segment, or until `signal` stops it after the running epoch. If the thread dies, the outcome is a failure.
   * `onEpoch` gets every epoch that the outcome counts, in order, before the promise resolves, and the last one with its state. It
   * may get an epoch again: with the state that it came without, or from another lane that trains from an earlier state.
   * @param onTaken gets the worker on another machine that has taken the segment, and again if another one takes it; null for one
   * that has not said who it is. Lanes of this machine take a segment at once, and do not call it.
   * @throws what `onEpoch` throws, which stops the segment.
   */
  run(
    segment: Segment,
    onEpoch: (epoch: TrainedEpoch) => void,
    signal: AbortSignal,
    onTaken?: (worker: SegmentWorker | null) => void,
  ): Promise<SegmentOutcome>;
  /**
   * Whether backends would take trainings, one outcome for each, found out without any. If the thread dies, all are failures.
   * @param kill ends the thread that checks. Lanes within this thread pass over it.
   */
  check(demands: readonly Demand[], kill?: AbortSignal): Promise<readonly DemandOutcome[]>;
  /** The training of this name has ended or waits: what the lanes keep of it may go. */
  forget?(name: string): void;
  /** Runs a network over some of the test samples. If the thread dies, the outcome is a failure. */
  infer(slice: TestSlice): Promise<InferenceOutcome>;
}
