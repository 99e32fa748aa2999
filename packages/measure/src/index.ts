// Trained weights: what they do on test samples as they are, disturbed, and as integers.

export { type EvaluatedWeights, evaluateWeights, type ScaledThreshold } from './evaluate-weights.js';
export { type QuantisedWeights, type QuantiseOptions, quantiseWeights } from './quantise-weights.js';
export {
  type Disturbance,
  type DisturbanceName,
  disturbances,
  type Measured,
  type Robustness,
  type RobustnessOptions,
  robustness,
} from './robustness.js';

// Trained networks: with several seeds, and for the figures of the paper.

export type { Figure } from './paper/figure.js';
export { type FigureName, paperFigures } from './paper/index.js';
export type { PaperOptions, Watch } from './paper/make.js';
export { type RepeatOptions, type Repetition, repeat } from './repeat.js';
export type { Spread } from './spread.js';

// Pages about them.

export { type ShowOptions, showNetwork } from './show.js';
export { writeEvaluation, writePaper, writeRobustness } from './write-evaluation.js';
