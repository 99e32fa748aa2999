import { readFileSync } from 'node:fs';
import { InputError, type Weights, weights } from '@s4nn/core';
import { type NpyArray, parseNpy } from './npy.js';
import { readNpz } from './npz.js';

/** The weights of one layer as a file holds them. */
export interface StoredWeights {
  /** Row-major [outputs × inputs], float32 or float64 as stored. */
  readonly values: Weights;
  readonly shape: readonly [outputs: number, inputs: number];
  /** For errors: the file, and for an archive the array in it. */
  readonly file: string;
}

/**
 * Reads the weights of a network, first layer first: either one `.npz` archive, all of whose arrays are layers and
 * count in the natural order of their names (layer2 before layer10), or one `.npy` file a layer. What a file is, its
 * content says.
 * @throws InputError that names the file, what was found and what was expected.
 */
export function readWeights(files: readonly string[]): readonly StoredWeights[] {
  if (files.length === 0)
    throw new InputError('found no weight files, expected one .npz or one .npy a layer.');
  return files.flatMap((file) => {
    const bytes = contentOf(file);
    if (!isArchive(bytes)) return [layerOf(parseNpy(bytes, file), file)];
    if (files.length > 1) {
      throw new InputError(`${file}: found an .npz among ${files.length} files, expected it alone.`);
    }
    const arrays = readNpz(bytes, file);
    if (arrays.length === 0)
      throw new InputError(`${file}: found an empty archive, expected an array a layer.`);
    return arrays
      .toSorted((a, b) => natural.compare(a.name, b.name))
      .map((array) => layerOf(array, `${file}[${array.name}]`));
  });
}

const natural = new Intl.Collator('en', { numeric: true });

/** ZIP archives begin so, also empty ones. */
const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function layerOf({ values, shape }: NpyArray, file: string): StoredWeights {
  const [outputs, inputs, ...more] = shape;
  if (outputs === undefined || inputs === undefined || more.length > 0 || values.length === 0) {
    throw new InputError(
      `${file}: found shape (${shape.join(', ')}), expected the weights of a layer, [outputs × inputs].`,
    );
  }
  const odd = values.findIndex((value) => !Number.isFinite(value));
  if (odd !== -1) {
    throw new InputError(
      `${file}: found ${values[odd]} at [${Math.floor(odd / inputs)}, ${odd % inputs}], expected finite weights.`,
    );
  }
  return { values: weights(values), shape: [outputs, inputs], file };
}

function contentOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const found = code === 'ENOENT' ? 'no such file' : message;
    throw new InputError(`${file}: found ${found}, expected weights as .npz or .npy.`);
  }
}
