import { fewText, InputError } from '@s4nn/core';
import { chainOrders, isChain, type LayerShape } from './chain-orders.js';

/** A layer as messages name it. */
interface PlacedLayer {
  readonly shape: LayerShape;
  readonly file: string;
}

/**
 * Checks that each layer has as many inputs as the one before has outputs.
 * @throws InputError that names two that do not fit, and says what would: arrays turned round, or another order.
 */
export function checkChain(layers: readonly PlacedLayer[]): void {
  const at = layers.findIndex(({ shape: [, inputs] }, k) => k > 0 && inputs !== layers[k - 1]!.shape[0]);
  if (at === -1) return;
  const [before, layer] = [layers[at - 1]!, layers[at]!];
  throw new InputError(
    `${layer.file}: found shape [${layer.shape.join(' × ')}] after [${before.shape.join(' × ')}] of ${before.file}, ` +
      `expected [outputs × inputs] with ${before.shape[0]} inputs${cure(layers)}`,
  );
}

const turned = ([outputs, inputs]: LayerShape): LayerShape => [inputs, outputs];

function cure(layers: readonly PlacedLayer[]): string {
  const unknown = '. Are these the arrays of one network, and all of them?';
  // Too many to try.
  if (layers.length > 100) return unknown;
  const shapes = layers.map(({ shape }) => shape);
  const order = chainOrders(shapes, 1)[0]?.map((k) => layers[k]!.file);
  const shown = (files: readonly string[]): string => fewText(files, 10);
  // Turned round, layers follow each other the other way.
  if (isChain(shapes.map(turned))) {
    const given = layers.map(({ file }) => file).reverse();
    return `; transposed? Save array.T of each; or name them layer0, layer1, … if their order is ${shown(given)}.`;
  }
  const one = shapes.findIndex((_, k) =>
    isChain(shapes.map((shape, j) => (j === k ? turned(shape) : shape))),
  );
  if (one !== -1) return `; transposed? It fits with array.T of ${layers[one]!.file}.`;
  if (!order) return unknown;
  return (
    `; they fit in the order ${shown(order)}, or transposed the other way round. ` +
    `Name the arrays layer0, layer1, … in theirs.`
  );
}
