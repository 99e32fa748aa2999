export { arithmetic } from './arithmetic.js';
export * from './arrays.js';
export * from './backend.js';
export * from './checked-model.js';
export * from './complete-options.js';
export * from './data/augment.js';
export { checkDataset } from './data/check-dataset.js';
export * from './data/class-counts.js';
export * from './data/dataset.js';
export * from './data/encoder.js';
export * from './data/provenance.js';
export { requireSamples } from './data/require-samples.js';
export { sortByTime } from './data/sort.js';
export * from './data/spikes.js';
export * from './data/split.js';
export * from './data/split-by-class.js';
export * from './errors.js';
export * from './inference/analyse.js';
export * from './inference/classify.js';
export * from './inference/confusion.js';
export * from './inference/decide.js';
export * from './inference/decision-rules.js';
export * from './inference/evaluate.js';
export * from './inference/evaluation-facts.js';
export { integerInference } from './inference/integer-inference.js';
export * from './inference/perturb.js';
export { type IntegerLayer, type IntegerNetwork, quantise, weightBits } from './inference/quantise.js';
export { whatDecided } from './inference/what-decided.js';
export type { JsonSchema } from './json-schema.js';
export { isTooDeep, type JsonFault, jsonFaults, parseJsonText } from './json-text.js';
export { type DenseLayer, dense } from './layers/dense.js';
export * from './layers/layer.js';
export * from './layers/layer-kind.js';
export * from './layers/shape.js';
export * from './learning/dropout.js';
export * from './learning/optimiser.js';
export * from './learning/plan.js';
export * from './learning/schedule.js';
export * from './learning/train.js';
export * from './learning/training.js';
export { type RunningMoments, type Update, updateOf } from './learning/update.js';
export * from './nearest.js';
export * from './network/check-network.js';
export { initialWeights } from './network/initial-weights.js';
export * from './network/network.js';
export * from './network/neuron.js';
export * from './plugin.js';
export { type Random, random, shuffle } from './random.js';
export { answerTo, type SampleAnswer } from './reference/answer-to.js';
export { forward, learn, potentials } from './reference/reference.js';
export { reference } from './reference/reference-backend.js';
export {
  type DecisionCrossEntropyRule,
  decisionCrossEntropy,
  decisionError,
  decisionGradients,
  decisionStep,
  learnDecision,
  peaks,
  surrogate,
} from './rules/decision-cross-entropy.js';
export * from './rules/learning-rule.js';
export * from './rules/presets.js';
export * from './rules/rule.js';
export { outputError, type S4nnRule } from './rules/s4nn.js';
export { expectedText, foundText } from './schema-text.js';
export * from './search/metrics.js';
export { paretoFront } from './search/pareto.js';
export * from './search/pruner.js';
export * from './search/range.js';
export * from './search/search.js';
export * from './search/value-text.js';
