// Trained weights: how they do on test samples, under disturbances and as integers, and one sample step by step.

export {
  type EvaluatedWeights,
  type EvaluateOptions,
  evaluateWeights,
  type ScaledThreshold,
} from './evaluate-weights.js';
export type { Confusion } from './gallery.js';
export { type QuantisedWeights, type QuantiseOptions, quantiseWeights } from './quantise-weights.js';
export { resultsWithoutData } from './require-result-data.js';
export {
  type Disturbance,
  type DisturbanceName,
  type Disturbed,
  disturbances,
  type Measured,
  type Robustness,
  type RobustnessOptions,
  robustness,
} from './robustness.js';
export { type Shown, type ShownSample, type ShowOptions, showNetwork } from './show/show-network.js';
export {
  type ShownValidation,
  type ShowValidationOptions,
  showValidation,
} from './show/show-validation.js';
export type { Field, NamedField } from './weight-fields.js';

// Trainings: repeated with several seeds, and for the figures of the paper.

export type { Curves, Figure, FigureContent, FigureNetwork } from './paper/figure.js';
export { type FigureName, paperFigures } from './paper/index.js';
export type { PaperOptions, Watch } from './paper/make.js';
export { type RepeatOptions, type Repetition, repeat } from './repeat.js';
export type { Spread } from './spread.js';
