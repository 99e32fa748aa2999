export { type EvaluatedWeights, evaluateWeights } from './evaluate-weights.js';
export type { Figure } from './paper/figure.js';
export { type FigureName, paperFigures } from './paper/index.js';
export { type QuantisedWeights, quantiseWeights } from './quantise-weights.js';
export { type Repetition, repeat } from './repeat.js';
export { type DisturbanceName, type Robustness, robustness } from './robustness.js';
export { showNetwork } from './show.js';
export type { Spread } from './spread.js';
export { writeEvaluation, writePaper, writeRobustness } from './write-evaluation.js';
