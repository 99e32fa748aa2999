export type { Block, Table } from './block.js';
export type { EvaluationBlocks, EvaluationData } from './evaluation.js';
export type { Field, NamedField } from './field.js';
export type { Fact, Heading } from './heading.js';
export { evaluationPage, paperPage, report, robustnessPage, showPage } from './pages.js';
export type { FigureData } from './paper.js';
export type { DrawnRule, MeanAndSd, RobustnessData } from './robustness.js';
export type { ShowData } from './show.js';
export type { ReportData, ReportTrial, ShownImportance, TrainingEpoch } from './sweep.js';
