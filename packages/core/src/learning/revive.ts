import type { Weights } from '../arrays.js';
import type { EpochStats } from '../backend.js';
import { weightShape } from '../layers/shape.js';
import { fillUniform } from '../network/initial-weights.js';
import type { Network } from '../network/network.js';
import { random } from '../random.js';

/**
 * Gives new input weights, drawn as the initial ones, to hidden neurons that fired on fewer than `share` of the samples
 * of an epoch (authors' script: 0.001). Changes `weights` in place.
 * @returns how many neurons were revived.
 */
export function revive(
  network: Network,
  weights: readonly Weights[],
  stats: EpochStats,
  samples: number,
  share: number,
  seed: number,
  epoch: number,
): number {
  let revived = 0;
  network.layers.slice(0, -1).forEach((layer, k) => {
    const [, inputs] = weightShape(network, k);
    const draw = random(seed, `revive layer ${k}`, epoch);
    stats.fired[k]!.forEach((count, j) => {
      if (count >= share * samples) return;
      fillUniform(weights[k]!.subarray(j * inputs, (j + 1) * inputs), layer.init, draw);
      revived++;
    });
  });
  return revived;
}
