export * from './data.js';
export { type EvaluationData, evaluationPage } from './evaluation.js';
export { report } from './report.js';
