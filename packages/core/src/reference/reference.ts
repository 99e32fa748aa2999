/**
 * The definition of S4NN, one sample at a time in float64, to be read beside the paper (Kheradpisheh & Masquelier 2020,
 * arXiv 1910.09495) and the authors' script. Backends are measured against it. What neurons do is in `layers/`, what
 * samples teach in `rules/`.
 */
import type { SpikeTimes, Weights } from '../arrays.js';
import { kindOf } from '../layers/layer.js';
import { type EpochPlan, passesThrough } from '../learning/plan.js';
import { type Update, updateOf } from '../learning/update.js';
import type { Network } from '../network/network.js';
import type { Seen } from '../rules/learning-rule.js';
import { type S4nnRule, s4nn } from '../rules/s4nn.js';

/**
 * First-spike times of all layers for one sample (paper, Eq. 1–3).
 * @param weights one array per layer, [outputs × inputs].
 * @param input first-spike times of the inputs, [inputs].
 * @param thin changes the times that feed layer k, for dropout.
 * @returns times of the input and of every layer, so that entry k feeds layer k.
 */
export function forward(
  network: Network,
  weights: readonly Weights[],
  input: SpikeTimes,
  thin: (times: SpikeTimes, k: number) => SpikeTimes = (times) => times,
): SpikeTimes[] {
  const times = [thin(input, 0)];
  network.layers.forEach((layer, k) => {
    const fired = kindOf(layer).fire(layer, weights[k]!, times[k]!, network);
    times.push(k + 1 < network.layers.length ? thin(fired, k + 1) : fired);
  });
  return times;
}

/**
 * Membrane potentials of the output layer after a step: V_j = Σ w_ji over the inputs with t_i ≤ step.
 * @param weights of the output layer.
 * @param input spike times of the layer before it.
 * @returns [outputs] potentials.
 */
export function potentials(
  network: Network,
  weights: Weights,
  input: SpikeTimes,
  step: number,
): Float64Array {
  const last = network.layers[network.layers.length - 1]!;
  return kindOf(last).potentials(last, weights, input, step, network.duration);
}

/**
 * Learns from a group of samples by rule s4nn (paper, Eq. 11–16), all of them run with these weights; a batch of 1 is the
 * paper's.
 * @returns the next weights, one array per layer.
 */
export const learn = (
  network: Network,
  weights: readonly Weights[],
  group: readonly Seen[],
  plan: Omit<EpochPlan, 'samples'> & { readonly rule: S4nnRule },
  update: Update = updateOf(network, plan, null),
): Weights[] => s4nn.learn(network, weights, group, plan.rule, { through: passesThrough(plan), update });
