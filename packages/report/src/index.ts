export * from './data.js';
export { type EvaluationData, evaluationPage } from './evaluation.js';
export { type FigureData, paperPage } from './paper.js';
export { report } from './report.js';
export { type RobustnessData, robustnessPage } from './robustness.js';
export { type ShowData, showPage } from './show.js';
