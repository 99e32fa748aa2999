export { type CheckedPlugin, type CheckPluginOptions, checkPlugin } from './check-plugin.js';
export { type ComparedSweep, type Comparison, compareSweeps } from './compare-sweeps.js';
export {
  type Config,
  type ConfigJson,
  editorSchema,
  findDownloads,
  type Overrides,
  readConfig,
} from './config/index.js';
export { evaluateWeights } from './evaluate-weights.js';
export { type ExportFormat, exportSweep } from './export-sweep.js';
export { getData } from './get-data.js';
export { readImportance } from './importance.js';
export { planSweep, type SweepPlan } from './plan-sweep.js';
export type { BestSoFar, ParameterValues, Progress, Values } from './progress.js';
export { readSweep, type SweepState } from './read-sweep.js';
export { type RepeatOptions, type Repetition, repeat } from './repeat.js';
export type { Ended, Summary } from './results.js';
export type { Spread } from './spread.js';
export { type StopOptions, type Stopped, stopSweep } from './stop-sweep.js';
export { type SweepOptions, sweep } from './sweep.js';
export { type TrialRow, trialRow } from './trial-row.js';
export type { Trial } from './trials-in.js';
export { valuesText, valueText } from './value-text.js';
export { type Verification, type VerifyOptions, verify } from './verify.js';
export { readWeights, type StoredWeights, writeNpz } from './weights/index.js';
export { writeReport } from './write-report.js';
