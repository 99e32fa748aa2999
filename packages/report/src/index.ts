export type { Block, Table } from './block.js';
export type { Cost, EvaluationBlocks, EvaluationData, Gallery } from './evaluation.js';
export type { Field, NamedField } from './field.js';
export type { Fact, Heading } from './heading.js';
export { evaluationPage, paperPage, report, robustnessPage, showPage } from './pages.js';
export type { FigureData } from './paper.js';
export type { DrawnRule, MeanAndSd, RobustnessData } from './robustness.js';
export type { ShowData, ShownSample } from './show.js';
export type { ReportData, ReportTrial, TrainingEpoch } from './sweep.js';
