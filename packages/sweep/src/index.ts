export type { Direction, Objective, Objectives, Values } from '@s4nn/core';
export type { Block, EvaluationBlocks, Table } from '@s4nn/report';
export type { SoFar, SoFars } from './best-so-far.js';
export { type CheckedPlugin, type CheckPluginOptions, checkPlugin } from './check-plugin.js';
export { type ComparedSweep, type Comparison, compareSweeps } from './compare-sweeps.js';
export type {
  Config,
  ConfigJson,
  Parallel,
  Plugins,
  ResolvedPlugin,
  Search,
  Space,
  Training,
  Use,
} from './config/config.js';
export { type Downloads, findDownloads } from './config/downloads.js';
export { type EditorSchema, editorSchema } from './config/editor-schema.js';
export type { Numeric } from './config/expression.js';
export type { SpaceParameter } from './config/parameters.js';
export { type Overrides, readConfig } from './config/read.js';
export type { Source } from './config/source.js';
export { counted } from './counted.js';
export type { Difference } from './difference.js';
export { type EvaluatedWeights, evaluateWeights, type ScaledThreshold } from './evaluate-weights.js';
export { type ExportFormat, exportSweep } from './export-sweep.js';
export { getData } from './get-data.js';
export { readImportance, type SweepImportance } from './importance.js';
export type { Outcome } from './outcome.js';
export type { Figure } from './paper/figure.js';
export { type FigureName, paperFigures } from './paper/index.js';
export type { PaperOptions, Watch } from './paper/make.js';
export { percent } from './percent.js';
export { planSweep, type SweepPlan } from './plan-sweep.js';
export type { Progress } from './progress.js';
export type { AshaOptions } from './pruners/asha.js';
export type { HyperbandOptions } from './pruners/hyperband.js';
export type { MedianOptions } from './pruners/median.js';
export type { PrunerConfig } from './pruners/pruner-for.js';
export { type QuantisedWeights, type QuantiseOptions, quantiseWeights } from './quantise-weights.js';
export { readSweep, type SweepState } from './read-sweep.js';
export { type RepeatOptions, type Repetition, repeat } from './repeat.js';
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
export type { BestTrial, Ended, Summary } from './summary.js';
export { type SweepOptions, sweep } from './sweep.js';
export { type TrialRow, trialRow } from './trial-row.js';
export type { Trial } from './trials-in.js';
export { valuesText, valueText } from './value-text.js';
export type { BestSoFar, ParameterValues } from './values.js';
export { type Verification, type VerifyOptions, verify } from './verify.js';
export { type NamedArray, writeNpz } from './weights/npz.js';
export { readWeights, type StoredWeights } from './weights/read.js';
export { type LayerWeights, writeWeights } from './weights/write.js';
export { writeEvaluation, writePaper, writeRobustness } from './write-evaluation.js';
export { writeReport } from './write-report.js';
