export {
  type Config,
  type ConfigJson,
  editorSchema,
  type Overrides,
  readConfig,
} from './config/index.js';
export { evaluateWeights } from './evaluate-weights.js';
export type { ParameterValues, Progress } from './progress.js';
export type { Summary } from './results.js';
export { type SweepOptions, sweep } from './sweep.js';
export { readWeights, type StoredWeights, writeNpz } from './weights/index.js';
