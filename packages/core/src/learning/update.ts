import { weights as asWeights, type Weights } from '../arrays.js';
import { weightCount } from '../layers/shape.js';
import { power } from '../math/index.js';
import type { Network } from '../network/network.js';
import type { Adam, Moments, Optimiser } from './optimiser.js';

/** The next weights of layer k, from the mean gradient of a group of samples. */
export type Update = (k: number, weights: Weights, gradient: Float64Array) => Weights;

/** What Adam remembers, as it changes with each update. */
export type RunningMoments = { -readonly [Name in keyof Moments]: Moments[Name] };

/** Moments before the first update. */
export const noMoments = (network: Network): RunningMoments => {
  const zeros = (): Weights[] =>
    network.layers.map((_, k) => asWeights(new Float64Array(weightCount(network, k))));
  return { steps: 0, first: zeros(), second: zeros() };
};

/**
 * One update of all layers by a plan's optimiser: w ← (w − η u) (1 − ηλ).
 * @param moments Adam's, changed in place; null for sgd.
 */
export function updateOf(
  { layers }: Network,
  { rate, optimiser }: { readonly rate: number; readonly optimiser?: Optimiser },
  moments: RunningMoments | null,
): Update {
  if (optimiser?.use === 'adam') moments!.steps++;
  return (k, weights, gradient) => {
    const { learningRate, decay } = layers[k]!;
    const eta = learningRate * rate;
    const direction = optimiser?.use === 'adam' ? adamDirection(optimiser, moments!, k, gradient) : gradient;
    const next = new Float64Array(weights.length);
    for (let index = 0; index < next.length; index++) {
      next[index] = (weights[index]! - eta * direction[index]!) * (1 - eta * decay);
    }
    return asWeights(next);
  };
}

/** m̂ / √(v̂ + ε), after the gradient has been taken into both means. */
function adamDirection(
  { beta1, beta2, epsilon }: Adam,
  { steps, first, second }: RunningMoments,
  k: number,
  gradient: Float64Array,
): Float64Array {
  const [m, v] = [first[k]!, second[k]!];
  const [power1, power2] = [power(beta1, steps), power(beta2, steps)];
  return gradient.map((value, index) => {
    m[index] = beta1 * m[index]! + (1 - beta1) * value;
    v[index] = beta2 * v[index]! + (1 - beta2) * value * value;
    const mean = m[index]! / (1 - power1);
    const square = v[index]! / (1 - power2);
    return mean / Math.sqrt(square + epsilon);
  });
}
