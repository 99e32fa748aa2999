export { checkOutput } from '@s4nn/files';
export type { Block, EvaluationBlocks, Table } from '@s4nn/report';
export type { SoFar, SoFars } from './best-so-far.js';
export { type CheckedPlugin, type CheckPluginOptions, checkPlugin } from './check-plugin.js';
export { type ComparedSweep, type Comparison, compareSweeps } from './compare-sweeps.js';
export {
  type Config,
  type ConfigJson,
  type Downloads,
  type EditorSchema,
  editorSchema,
  findDownloads,
  type Numeric,
  type Overrides,
  type Parallel,
  type Plugins,
  type ResolvedPlugin,
  readConfig,
  type Search,
  type Source,
  type Space,
  type SpaceParameter,
  type Training,
  type Use,
} from './config/index.js';
export { counted } from './counted.js';
export type { Difference } from './difference.js';
export { type EvaluatedWeights, evaluateWeights, type ScaledThreshold } from './evaluate-weights.js';
export { type ExportFormat, exportSweep } from './export-sweep.js';
export { getData } from './get-data.js';
export { readImportance, type SweepImportance } from './importance.js';
export type { Direction } from './journal/index.js';
export type { Objective, Objectives } from './metrics.js';
export type { Outcome } from './outcome.js';
export {
  type Figure,
  type FigureName,
  type PaperOptions,
  paperFigures,
  type Watch,
} from './paper/index.js';
export { percent } from './percent.js';
export { planSweep, type SweepPlan } from './plan-sweep.js';
export type { BestSoFar, ParameterValues, Progress, Values } from './progress.js';
export type { AshaOptions, HyperbandOptions, MedianOptions, PrunerConfig } from './pruners/index.js';
export { type QuantisedWeights, type QuantiseOptions, quantiseWeights } from './quantise-weights.js';
export { readSweep, type SweepState } from './read-sweep.js';
export { type RepeatOptions, type Repetition, repeat } from './repeat.js';
export type { BestTrial, Ended, Summary } from './results.js';
export {
  type Disturbance,
  type DisturbanceName,
  disturbances,
  type Measured,
  type Robustness,
  type RobustnessOptions,
  robustness,
} from './robustness.js';
export { type ShowOptions, showNetwork } from './show.js';
export type { Spread } from './spread.js';
export { type StopOptions, type Stopped, stopSweep } from './stop-sweep.js';
export { type SweepOptions, sweep } from './sweep.js';
export { type TrialRow, trialRow } from './trial-row.js';
export type { Trial } from './trials-in.js';
export { valuesText, valueText } from './value-text.js';
export { type Verification, type VerifyOptions, verify } from './verify.js';
export {
  type LayerWeights,
  type NamedArray,
  readWeights,
  type StoredWeights,
  writeNpz,
  writeWeights,
} from './weights/index.js';
export { writeEvaluation, writePaper, writeRobustness } from './write-evaluation.js';
export { writeReport } from './write-report.js';
