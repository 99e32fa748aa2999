export * from './data.js';
export { report } from './report.js';
