// Plan, run, stop and verify a sweep.

export type { LiveLane, LiveSweep } from './live/live-sweep.js';
export { readLive } from './live/read-live.js';
export type { Idle } from './plan/at-a-time.js';
export { type Outcome, outcomeOf } from './plan/outcome.js';
export { planSweep, type SweepPlan } from './plan/plan-sweep.js';
export type { Progress } from './progress.js';
export { type StopOptions, type Stopped, stopSweep } from './read/stop-sweep.js';
export type { Difference } from './same/difference.js';
export { type Verification, type VerifyOptions, verify } from './same/verify.js';
export { sweep } from './sweep.js';
export type { SweepOptions } from './sweep-options.js';

// Read, compare, export and report sweeps.

export { type Folders, foldersIn, foldersOf, journalSuffix } from './folders.js';
export type { EndedTrial, Kept, KeptTrial } from './kept.js';
export { type ComparedSweep, type Comparison, compareSweeps, comparisonOf } from './read/compare-sweeps.js';
export { type ExportFormat, exportSweep } from './read/export-sweep.js';
export { type FoundConfig, findConfig } from './read/find-config.js';
export { type FoundNetwork, findNetwork } from './read/find-network.js';
export { type ParameterImportance, readImportance, type SweepImportance } from './read/importance.js';
export { type ListedSweep, listSweeps } from './read/list-sweeps.js';
export { readSweep } from './read/read-sweep.js';
export { recordedTrialConfig, recordedTrialEdits } from './read/recorded-trial-config.js';
export { type RunningProcess, runningProcess } from './read/running-process.js';
export { comparisonJson, statusJson } from './read/status-json.js';
export { readUnderWay, type UnderWay, underWay } from './read/under-way.js';
export {
  type GrowingReport,
  growingReport,
  type ReportedImportance,
  type ReportSummary,
  type ReportTrial,
} from './results/growing-report.js';
export { writeReport } from './results/write-report.js';
