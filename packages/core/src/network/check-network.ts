import type { Weights } from '../arrays.js';
import { completeOptions } from '../complete-options.js';
import { type Spikes, samplesIn } from '../data/spikes.js';
import { InputError } from '../errors.js';
import { closed, type JsonSchema } from '../json-schema.js';
import { kindOf, type Layer } from '../layers/layer.js';
import { neuronsOf, outputsOf, weightShape } from '../layers/shape.js';
import type { Network } from './network.js';

const neuron = {
  ...closed('', { crossing: { enum: ['>', '>='] }, delay: { enum: [0, 1] } }),
  required: ['crossing', 'delay'],
};

/** Of a layer whose members are all there: nothing fills them in. */
function layerSchema(layer: Layer): JsonSchema {
  const { schema } = kindOf(layer);
  const members = Object.entries(schema.properties as object).map(([name, { default: _, ...rest }]) => [
    name,
    rest,
  ]);
  return { properties: Object.fromEntries(members), required: members.map(([name]) => name) };
}

/** @throws InputError unless the networks are sound and share inputs, duration and layer sizes. */
export function requireNetworks(networks: readonly [Network, ...Network[]]): void {
  const [first] = networks;
  requireInteger('network.inputs', first.inputs, 4294967295);
  requireInteger('network.duration', first.duration, 65535);
  first.layers.forEach((_, k) => {
    requireInteger(`network.layers[${k}].size`, neuronsOf(first, k), 4294967295);
  });
  if (outputsOf(first) > 65536) {
    throw new InputError(
      `network.layers[${first.layers.length - 1}].size: found ${outputsOf(first)} outputs, expected at most 65536, ` +
        'as many as labels can name; give the last layer one neuron per class',
    );
  }
  networks.forEach((network, index) => {
    if (shapeOf(network) !== shapeOf(first)) {
      throw new InputError(
        `networks[${index}]: found ${shapeOf(network)}, expected the shape of networks[0], ${shapeOf(first)}; ` +
          'compile networks of other shapes as a model of their own',
      );
    }
    completeOptions(`networks[${index}].neuron`, neuron, network.neuron);
    network.layers.forEach(({ kind: _, ...layer }, k) => {
      completeOptions(`networks[${index}].layers[${k}]`, layerSchema(network.layers[k]!), layer);
    });
  });
}

function requireInteger(name: string, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  throw new InputError(`${name}: found ${value}, expected an integer in 1…${most}`);
}

const shapeOf = (network: Network): string => {
  const { inputs, layers, duration } = network;
  return `${[inputs, ...layers.map((_, k) => neuronsOf(network, k))].join('-')} with ${duration} steps`;
};

/** @throws InputError unless the spikes are encoded for this network and have all of the samples. */
export function requireSpikes(network: Network, spikes: Spikes, samples: Uint32Array): void {
  for (const name of ['inputs', 'duration'] as const) {
    if (spikes[name] === network[name]) continue;
    throw new InputError(
      `spikes.${name}: found ${spikes[name]}, expected ${network[name]}, the network's; ` +
        `encode the samples for this network or compile it with ${name} ${spikes[name]}`,
    );
  }
  requireIndices('samples', samples, samplesIn(spikes));
}

/** @throws InputError unless they are indices of encoded samples. */
export function requireIndices(place: string, samples: Uint32Array, count: number): void {
  if (!(samples instanceof Uint32Array)) {
    throw new InputError(
      `${place}: found ${typeof samples}, expected a Uint32Array of indices; Uint32Array.from(…) makes one`,
    );
  }
  const wrong = samples.findIndex((sample) => sample >= count);
  if (wrong === -1) return;
  throw new InputError(
    `${place}[${wrong}]: found ${samples[wrong]}, expected an index below ${count}, the number of encoded samples`,
  );
}

/** @throws InputError unless every sample to learn from is labelled with an output of the network. */
export function requireLabels(network: Network, spikes: Spikes, samples: Uint32Array): void {
  const outputs = outputsOf(network);
  for (const sample of samples) {
    if (spikes.labels[sample]! < outputs) continue;
    throw new InputError(
      `spikes.labels[${sample}]: found ${spikes.labels[sample]}, expected a class below ${outputs}, the number of ` +
        'outputs; give the last layer one neuron per class',
    );
  }
}

/** @throws InputError unless there is one array of weights per layer, [outputs × inputs]. */
export function requireWeights(network: Network, weights: readonly Weights[], place = 'weights'): void {
  requireCount(place, weights.length, network.layers.length, 'layer');
  network.layers.forEach((_, k) => {
    const [outputs, inputs] = weightShape(network, k);
    if (weights[k]!.length === outputs * inputs) return;
    throw new InputError(
      `${place} of layer ${k}: found ${weights[k]!.length} numbers, expected ${outputs * inputs}, ` +
        `[${outputs} outputs × ${inputs} inputs]`,
    );
  });
}

/**
 * @param end of the message: where that was, and what to do.
 * @throws InputError unless all weights are finite.
 */
export function requireFinite(weights: readonly Weights[], end: string): void {
  for (const [k, layer] of weights.entries()) {
    for (let index = 0; index < layer.length; index++) {
      if (Number.isFinite(layer[index])) continue;
      throw new InputError(`layer ${k}: found a weight of ${layer[index]} ${end}`);
    }
  }
}

/** @throws InputError unless there are as many as expected. */
export function requireCount(name: string, found: number, expected: number, each: string): void {
  if (found === expected) return;
  throw new InputError(`${name}: found ${found}, expected ${expected}, one per ${each}`);
}

/** The error for a sample whose spikes break what {@link Spikes} promises. */
export const unsoundSample = (sample: number, { inputs, duration }: Spikes): InputError =>
  new InputError(
    `spikes of sample ${sample}: found spikes that are unsorted or out of range, expected at most one for each of ` +
      `the inputs 0…${inputs - 1}, in order of time, at steps 0…${duration - 1}; build spikes with collectSpikes`,
  );
