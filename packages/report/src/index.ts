export { addresses, toList } from './addresses.js';
export type { Block, Table } from './block.js';
export type { CompareData, Conditions, SweepToCompare } from './compare.js';
export type { Cost, EvaluationBlocks, EvaluationData, Gallery } from './evaluation.js';
export type { Field, NamedField } from './field.js';
export type { Fact, Heading } from './heading.js';
export type { ListData, ListedSweep, UnreadableSweep } from './list.js';
export type { LaneWork, LiveData, LiveDecision, LiveMachine } from './live.js';
export { mergeChange, type SweepChange } from './merge-change.js';
export { scriptHash } from './page.js';
export type { PageData } from './page-data.js';
export {
  comparePage,
  evaluationPage,
  guardedPage,
  listPage,
  packedAnswers,
  paperPage,
  report,
  robustnessPage,
  showPage,
  sweepPage,
  trialPage,
} from './pages.js';
export type { FigureData } from './paper.js';
export type { DrawnRule, MeanAndSd, RobustnessData } from './robustness.js';
export type { ListNews, LiveNews, TrialsNews } from './served/news.js';
export type { Served } from './served/served.js';
export type { ShowData, ShownSample } from './show.js';
export type { BestStep, CopiedCommand, SweepProcess, SweepStatus, TrialCounts } from './status.js';
export type { ReportData, ReportTrial, ShownImportance, TrainingEpoch } from './sweep.js';
export type { TrialAnswers, TrialData, TrialNetwork, TrialRung, TrialSample } from './trial.js';
