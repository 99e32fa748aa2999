import type { Config } from '@s4nn/config';
import { counted, InputError, type Network, type Weights, weightShape } from '@s4nn/core';
import type { readWeights } from '@s4nn/weights/files';

type Layers = ReturnType<typeof readWeights>;

/** @throws InputError unless files hold weights of as many layers as a config's network has. */
export function requireLayers(files: readonly string[], found: number, { json }: Config): void {
  const { length } = json.network.layers;
  if (found === length) return;
  throw new InputError(
    `${files.join(', ')}: found weights of ${counted(found, 'layer')}, expected ${length} as in the config`,
  );
}

/**
 * The weights of layers, one array per layer, [outputs × inputs].
 * @throws InputError if one has another shape than the network's.
 */
export const fitting = (layers: Layers, network: Network): readonly Weights[] =>
  layers.map(({ values, shape, file }, k): Weights => {
    const expected = weightShape(network, k);
    if (String(shape) !== String(expected)) {
      const cure =
        String(shape.toReversed()) === String(expected)
          ? '; transposed? Save array.T.'
          : '. Do /network/layers and the encoder of the config match these weights?';
      throw new InputError(
        `${file}: found shape [${shape.join(' × ')}] for layer ${k}, expected [outputs × inputs] = [${expected.join(' × ')}]${cure}`,
      );
    }
    return values;
  });
