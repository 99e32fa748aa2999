import type { SpikeTimes, Weights } from '../arrays.js';
import type { JsonSchema } from '../json-schema.js';
import type { Update } from '../learning/update.js';
import type { Network } from '../network/network.js';

/** A sample that was run forward, and the output that should have come first. */
export interface Seen {
  /** Spike times of the input and of every layer, so that entry k feeds layer k. */
  readonly times: readonly SpikeTimes[];
  readonly label: number;
  /** Whether dropout has left out a neuron of layer k, 0 for the input. */
  readonly isDropped?: (k: number, neuron: number) => boolean;
}

/** How a group of samples becomes an update. */
export interface Step {
  /** Weights through which errors pass down: as they were, or after the update of this group. */
  readonly through: 'updated' | 'previous';
  /** The next weights of a layer, from the mean gradient of the group. */
  readonly update: Update;
}

/**
 * What a learning rule offers: its options, and its definition in float64. It decides the error of the outputs and how
 * errors pass down; optimiser, batch, dropout and schedule go with any rule.
 */
export interface LearningRule<R extends { readonly use: string }> {
  /** The rule with all options at their defaults. */
  readonly defaults: R;
  /** JSON schema of its options, without `use`. */
  readonly options: JsonSchema;
  /** Whether a sample changes weights other than by decay. */
  teaches(network: Network, weights: readonly Weights[], seen: Seen, rule: R): boolean;
  /**
   * Learns from a group of samples, all of them run with these weights.
   * @returns the next weights, one array per layer.
   */
  learn(
    network: Network,
    weights: readonly Weights[],
    group: readonly Seen[],
    rule: R,
    step: Step,
  ): Weights[];
}
