import { InputError, type Weights, weights } from '@s4nn/core';
import { otherFile, shownShape } from '@s4nn/npy';
import { endingOf } from './ending-of.js';
import { formats, ofLayers, ofNetworks } from './formats.js';
import { checkChain } from './layers/check-chain.js';
import type { PlacedArray } from './weight-format.js';

/** The weights of one layer as a file holds them. */
export interface StoredWeights {
  /** Row by row [outputs × inputs], float32 or float64 as stored. */
  readonly values: Weights;
  readonly shape: readonly [outputs: number, inputs: number];
  /** For errors: the file, and for an archive the array in it. */
  readonly file: string;
}

/** A file of weights: its name, for errors, and its bytes. */
export interface WeightFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads the weights of a network, first layer first: one file of all layers, an `.npz` or safetensors, or an `.npy` as the
 * authors' script saves it; or one `.npy` file per layer. Arrays of a file come in its order, or in that of their numbers if
 * their names differ by numbers alone (layer2 before layer10). A file's content decides its format.
 * @throws InputError that names the file, what was found and what was expected; also for layers that cannot follow each other.
 */
export function parseWeights(files: readonly WeightFile[]): readonly StoredWeights[] {
  if (files.length === 0) throw new InputError(`found no weight files, expected ${expectedFiles}.`);
  const layers = files.flatMap(({ name: file, bytes }) => {
    const format = formats.find(({ recognises }) => recognises(bytes, file));
    if (!format) throw otherFile(bytes, file, promisedBy(file));
    return format.parse(bytes, file).map(layerOf);
  });
  const names = files.map(({ name }) => name);
  const whole = layers.find(({ file }) => !names.includes(file));
  if (whole && files.length > 1) {
    throw new InputError(
      `${whole.file}: found a file of all layers among ${files.length}, expected it alone.`,
    );
  }
  checkChain(layers);
  return layers;
}

/** What files of weights can be, for errors. */
export const expectedFiles = `one ${ofNetworks} of all layers, or one ${ofLayers} per layer`;

/** What the name of a file promises. */
const promisedBy = (file: string): string =>
  formats.find(({ ending }) => ending === endingOf(file))?.title ?? expectedFiles;

function layerOf({ array: { values, shape }, place: file }: PlacedArray): StoredWeights {
  const [outputs, inputs, ...more] = shape;
  if (outputs === undefined || inputs === undefined || more.length > 0 || values.length === 0) {
    throw new InputError(
      `${file}: found shape ${shownShape(shape)}, expected the weights of a layer, [outputs × inputs].`,
    );
  }
  const odd = values.findIndex((value) => !Number.isFinite(Math.fround(value)));
  if (odd !== -1) {
    const expected = Number.isFinite(values[odd]!)
      ? 'weights within float32, up to 3.4e38'
      : 'finite weights';
    throw new InputError(
      `${file}: found ${values[odd]} at [${Math.floor(odd / inputs)}, ${odd % inputs}], expected ${expected}.`,
    );
  }
  return { values: weights(values), shape: [outputs, inputs], file };
}
