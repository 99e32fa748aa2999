export { evaluateHere, evaluateOnLanes, type TestResult } from './evaluate-on-lanes.js';
export { errorOf, type Failure, failureOf } from './failure.js';
export { createBackend } from './host/create-backend.js';
export { type Data, loadData } from './host/data.js';
export { type Demand, type DemandOutcome, demandOf } from './host/demand.js';
export { type Host, type HostView, hostOfSome, openHost, viewOf } from './host/host.js';
export { type Job, jobOf, networkOf } from './host/job.js';
export { type InferenceJob, infer } from './host/run-inference.js';
export type { Lanes } from './lanes.js';
export { limit } from './limit.js';
export { lanesOf, openLanes } from './open-lanes.js';
export type {
  LanesContext,
  LanesPlugin,
  LanesState,
  LaneWorker,
  RefusedWorker,
  WorkerContext,
} from './plugin.js';
export {
  type EpochState,
  type InferenceOutcome,
  isLast,
  type Part,
  type Segment,
  type SegmentOutcome,
  type SegmentWorker,
  type TestSlice,
  type TrainedEpoch,
} from './segment.js';
export { bytesOf, describeState, type StateLayout, stateIn } from './state-bytes.js';
