import { InputError } from '../errors.js';
import type { Network } from '../network/network.js';
import type { Rule } from '../rules/rule.js';
import type { S4nnRule } from '../rules/s4nn.js';
import type { Dropout } from './dropout.js';
import type { Optimiser } from './optimiser.js';

/** One pass of learning for one network. */
export interface EpochPlan {
  /** The samples to learn from, in order: indices into the spikes. */
  readonly samples: Uint32Array;
  readonly rule: Rule;
  /** Factor on every layer's learning rate, for schedules; 1 leaves them as they are. */
  readonly rate: number;
  /**
   * Samples per group, an integer of at least 1; 1 in the paper. The samples are taken in order in groups of that size, the
   * last of which may be smaller. All of a group see the weights as they were at its start; then comes one update by the
   * mean over the group, decay included: w ← (w − η · mean δ_j [t_i < t_j]) (1 − ηλ).
   */
  readonly batch: number;
  /** How a group's mean gradient becomes an update; sgd by default, the formula above. */
  readonly optimiser?: Optimiser;
  /** None by default. */
  readonly dropout?: Dropout;
  /**
   * Factor on the outputs' threshold while learning, 1 by default. What has learned to exceed a higher one exceeds its own
   * earlier, and on more samples at all.
   */
  readonly outputThreshold?: number;
}

/** The network as it is while it learns: with the thresholds that dropout and the plan give it. */
export function learningNetwork(
  network: Network,
  { dropout, outputThreshold = 1 }: Pick<EpochPlan, 'dropout' | 'outputThreshold'>,
): Network {
  const last = network.layers.length - 1;
  const layers = network.layers.map((layer, k) => {
    const left = dropout ? (k === 0 ? dropout.inputs : dropout.hidden) : 0;
    return { ...layer, threshold: layer.threshold * (1 - left) * (k === last ? outputThreshold : 1) };
  });
  return { ...network, layers: layers as unknown as Network['layers'] };
}

/**
 * Weights through which a plan's errors pass down. What a sample of a larger batch alone would have made of them exists
 * nowhere, so there they are the group's, whatever the rule says. With Adam they are, too.
 */
export const passesThrough = ({
  batch,
  rule,
  optimiser,
}: Omit<EpochPlan, 'samples'>): S4nnRule['backpropagate'] =>
  batch === 1 && rule.use === 's4nn' && optimiser?.use !== 'adam' ? rule.backpropagate : 'previous';

/**
 * For a backend that learns by rule s4nn and sgd alone.
 * @param backend what it is called.
 * @throws InputError for anything else.
 */
export function requirePlain<Plan extends Omit<EpochPlan, 'samples'>>(
  backend: string,
  plan: Plan,
): asserts plan is Plan & { readonly rule: S4nnRule } {
  const { rule, optimiser, dropout, outputThreshold = 1 } = plan;
  const asked =
    rule.use !== 's4nn'
      ? `rule ${rule.use}`
      : optimiser?.use === 'adam'
        ? 'optimiser adam'
        : dropout
          ? 'dropout'
          : outputThreshold !== 1 && `outputThreshold ${outputThreshold}`;
  if (!asked) return;
  throw new InputError(
    `${backend}: found ${asked}, expected rule s4nn, optimiser sgd, outputThreshold 1 and no dropout; use @s4nn/backend-cpu for others`,
  );
}
