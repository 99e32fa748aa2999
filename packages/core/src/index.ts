export * from './analyse.js';
export * from './arrays.js';
export * from './augment.js';
export * from './backend.js';
export { checkDataset } from './check-dataset.js';
export * from './check-network.js';
export * from './checked-model.js';
export * from './classify.js';
export * from './confusion.js';
export * from './dataset.js';
export * from './decide.js';
export {
  decisionError,
  decisionGradients,
  decisionStep,
  learnDecision,
  peaks,
  surrogate,
} from './decision.js';
export * from './decision-rules.js';
export * from './dropout.js';
export * from './encoder.js';
export * from './errors.js';
export * from './evaluate.js';
export { integerInference } from './integer-inference.js';
export * from './metrics.js';
export * from './network.js';
export * from './optimiser.js';
export { paretoFront } from './pareto.js';
export * from './perturb.js';
export * from './plan.js';
export * from './plugin.js';
export * from './pruner.js';
export { type IntegerLayer, type IntegerNetwork, quantise, weightBits } from './quantise.js';
export { type Random, random, shuffle } from './random.js';
export * from './range.js';
export { forward, learn, outputError, potentials, type Seen } from './reference.js';
export { reference } from './reference-backend.js';
export * from './rule.js';
export * from './schedule.js';
export * from './search.js';
export { sortByTime } from './sort.js';
export * from './spikes.js';
export * from './split.js';
export * from './split-by-class.js';
export * from './train.js';
export { type Update, updateOf } from './update.js';
export { initialWeights } from './weights.js';
