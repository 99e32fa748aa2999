export type { Block } from './block.js';
export * from './data.js';
export { type EvaluationBlocks, type EvaluationData, evaluationPage } from './evaluation.js';
export type { Table } from './html-table.js';
export { type FigureData, paperPage } from './paper.js';
export { report } from './report.js';
export { type RobustnessData, robustnessPage } from './robustness.js';
export { type ShowData, showPage } from './show.js';
export type { Heading } from './static-page.js';
