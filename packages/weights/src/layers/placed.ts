import { InputError } from '@s4nn/core/errors';
import { type NamedFloats, shown } from '@s4nn/npy';
import type { PlacedArray } from '../weight-format.js';
import { withoutBiases } from './biases.js';
import { chainOrders } from './chain-orders.js';
import { areNumbered, inOrder } from './in-order.js';

/**
 * The arrays of a file as layers, first layer first, without biases of zeros.
 * @throws InputError for no arrays, or for a bias of other values.
 */
export function placed(arrays: readonly NamedFloats[], file: string): readonly PlacedArray[] {
  const layers = inOrder(withoutBiases(arrays, file));
  if (layers.length === 0) throw new InputError(`${file}: found no arrays, expected one per layer.`);
  return layers.map(({ name, ...array }) => ({ array, place: `${file}[${shown(name)}]` }));
}

/**
 * {@link placed} for a format whose writers sort arrays by their names, so that their places say nothing of the layers.
 * @throws InputError also where neither names nor shapes tell the order.
 */
export function placedBySorted(arrays: readonly NamedFloats[], file: string): readonly PlacedArray[] {
  const layers = withoutBiases(arrays, file);
  const shapes = layers.map(({ shape: [outputs = 0, inputs = 0] }) => [outputs, inputs] as const);
  if (!areNumbered(layers) && chainOrders(shapes, 2).length > 1) {
    const names = layers.slice(0, 10).map(({ name }) => shown(name));
    throw new InputError(
      `${file}: found arrays ${names.join(', ')}, expected names or shapes that tell their order, since safetensors keeps none. ` +
        `Name them layer0, layer1, ….`,
    );
  }
  return placed(arrays, file);
}
