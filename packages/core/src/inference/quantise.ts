import type { Weights } from '../arrays.js';
import { completeValue } from '../complete-options.js';
import { InputError } from '../errors.js';
import { weightShape } from '../layers/shape.js';
import { exponentOf, twoTo } from '../math/index.js';
import { requireCount, requireNetworks, requireWeights } from '../network/check-network.js';
import { type Network, silentReadout } from '../network/network.js';
import type { Neuron } from '../network/neuron.js';

/** A layer in integers: an integer times `scale` is a potential of the network that it comes from. */
export interface IntegerLayer {
  readonly size: number;
  readonly inputs: number;
  /** Of a weight, two's complement; of their range, symmetric about 0, −2ᵇ⁻¹ goes unused. */
  readonly bits: number;
  readonly scale: number;
  /** As the network's `crossing` says, a neuron fires once its sum is greater than this, or has reached it. */
  readonly threshold: number;
  /** Row-major [outputs × inputs]. */
  readonly weights: Int32Array;
  /** Two's complement bits that hold any sum of any of a neuron's weights. */
  readonly accumulatorBits: number;
}

/** A network whose inference needs no numbers but integers. */
export interface IntegerNetwork {
  readonly inputs: number;
  readonly duration: number;
  readonly neuron: Neuron;
  /** The last step whose potentials count when no output fires. */
  readonly silentReadout: number;
  readonly layers: readonly IntegerLayer[];
}

/** The smallest and the largest number of bits of a weight. */
export const weightBits = { least: 2, most: 16 } as const;

/**
 * Weights of a layer as integers −(2ᵇ⁻¹ − 1)…2ᵇ⁻¹ − 1, and what one of them is in units of potential.
 * @param place what messages begin with.
 * @throws InputError for other bits, and for weights that are not finite.
 */
export function integerWeights(
  place: string,
  layer: Weights,
  bits: number,
): { weights: Int32Array; scale: number } {
  const { least, most } = weightBits;
  completeValue(`${place}.bits`, { type: 'integer', minimum: least, maximum: most }, bits);
  let largest = 0;
  for (const weight of layer) largest = Math.max(largest, Math.abs(weight));
  if (!Number.isFinite(largest)) {
    throw new InputError(`${place}: found a weight that is not finite, expected finite ones`);
  }
  const scale = largest === 0 ? 1 : largest / (twoTo(bits - 1) - 1);
  return { weights: Int32Array.from(layer, (weight) => Math.round(weight / scale)), scale };
}

/**
 * Rounds a network to integers, each layer by a scale of its own, which its neurons' thresholds share: as only the order of
 * sum and threshold counts, and sums are integers, the rounded threshold decides as the exact one would.
 * @param bits of the weights of each layer, 2…16.
 * @throws InputError for other bits, more or fewer than layers, for weights of other layers or that are not finite, or when sums
 * could overflow 32 bits.
 */
export function quantise(
  network: Network,
  weights: readonly Weights[],
  bits: readonly number[],
): IntegerNetwork {
  const { inputs, duration, neuron } = network;
  requireNetworks([network]);
  requireCount('quantise.bits', bits.length, network.layers.length, 'layer');
  requireWeights(network, weights, 'quantise.weights');
  const layers = network.layers.map(({ threshold }, k): IntegerLayer => {
    const [size, fanIn] = weightShape(network, k);
    const width = bits[k]!;
    const { weights: rounded, scale } = integerWeights(`quantise.layers[${k}]`, weights[k]!, width);
    const exact = threshold / scale;
    const accumulatorBits = bitsOfSums(rounded, fanIn);
    if (accumulatorBits > 32) {
      throw new InputError(
        `layer ${k}: found sums of ${accumulatorBits} bits, expected at most 32; take fewer bits than ${width}`,
      );
    }
    return {
      ...{ size, inputs: fanIn, bits: width, scale },
      threshold: neuron.crossing === '>' ? Math.floor(exact) : Math.ceil(exact),
      ...{ weights: rounded, accumulatorBits },
    };
  });
  return { inputs, duration, neuron, silentReadout: silentReadout(network), layers };
}

function bitsOfSums(weights: Int32Array, inputs: number): number {
  let [highest, lowest] = [0, 0];
  for (let start = 0; start < weights.length; start += inputs) {
    let [high, low] = [0, 0];
    for (const weight of weights.subarray(start, start + inputs)) {
      if (weight > 0) high += weight;
      else low += weight;
    }
    highest = Math.max(highest, high);
    lowest = Math.min(lowest, low);
  }
  // ⌈log₂ n⌉ of a whole number n is ⌊log₂(n − ½)⌋ + 1.
  return 2 + exponentOf(Math.max(highest + 1, -lowest) - 0.5);
}
