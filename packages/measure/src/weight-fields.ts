import { featuresOf, type Network, neuronsOf, type Samples, type Weights } from '@s4nn/core';

/** A rectangle of numbers, row by row. */
export interface Field {
  readonly rows: number;
  readonly columns: number;
  readonly values: ArrayLike<number>;
}

/** A field and the name of what it belongs to. */
export interface NamedField {
  readonly name: string;
  readonly field: Field;
}

/** An image with one value per pixel: the mean of its channels. */
export const meanOfChannels = (values: ArrayLike<number>, channels: number): number[] =>
  Array.from({ length: values.length / channels }, (_, pixel) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += values[pixel * channels + channel]!;
    return sum / channels;
  });

/** Input weights of the first neurons as images, if there is one input per value; further inputs are left out. */
export function weightFields(
  network: Network,
  weights: Weights,
  samples: Samples,
  most: number,
): NamedField[] {
  const [rows, columns, channels = 1] = samples.shape;
  const features = featuresOf(samples);
  if (rows === undefined || columns === undefined || network.inputs < features) return [];
  return Array.from({ length: Math.min(most, neuronsOf(network, 0)) }, (_, neuron) => ({
    name: `neuron ${neuron}`,
    field: {
      rows,
      columns,
      values: meanOfChannels(
        weights.subarray(neuron * network.inputs, neuron * network.inputs + features),
        channels,
      ),
    },
  }));
}
