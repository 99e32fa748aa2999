import type { Weights } from '@s4nn/core';
import { InputError, weights } from '@s4nn/core';
import { objectDtype, parseObjectNpy } from './authors-npy.js';
import { endingOf } from './ending-of.js';
import type { NpyArray } from './npy.js';
import { beginning, isNpy, parseNpy, parseNpyHeader } from './npy.js';
import type { NamedArray } from './npz.js';
import { readNpz } from './npz.js';
import { isSafetensors, parseSafetensors } from './safetensors.js';
/** The weights of one layer as a file holds them. */
export interface StoredWeights {
  /** Row-major [outputs × inputs], float32 or float64 as stored. */
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
 * Reads the weights of a network, first layer first: one file of all layers, an `.npz` or safetensors, whose arrays
 * count in the natural order of their names (layer2 before layer10), or an `.npy` as the authors' script saves it; or one
 * `.npy` file per layer. What a file is, its content says.
 * @throws InputError that names the file, what was found and what was expected.
 */
export function parseWeights(files: readonly WeightFile[]): readonly StoredWeights[] {
  if (files.length === 0) throw new InputError(`found no weight files, expected ${expectedFiles}.`);
  const layers = files.flatMap(({ name: file, bytes }) => {
    if (isArchive(bytes)) return named(readNpz(bytes, file), file);
    if (isSafetensors(bytes)) return named(parseSafetensors(bytes, file), file);
    if (!isNpy(bytes)) {
      throw new InputError(`${file}: found ${beginning(bytes)}, expected ${formatOf(file)}.`);
    }
    if (parseNpyHeader(bytes, file).descr !== objectDtype) return [layerOf(parseNpy(bytes, file), file)];
    return parseObjectNpy(bytes, file).map((array, layer) => layerOf(flat(array), `${file}[${layer}]`));
  });
  const names = files.map(({ name }) => name);
  const whole = layers.find(({ file }) => !names.includes(file));
  if (whole && files.length > 1) {
    throw new InputError(
      `${whole.file}: found a file of all layers among ${files.length}, expected it alone.`,
    );
  }
  return layers;
}

/** What files of weights can be, for errors. */
export const expectedFiles = 'one .npz, .safetensors or .npy of all layers, or one .npy per layer';

/** What the name of a file promises. */
function formatOf(file: string): string {
  const ending = endingOf(file);
  return ['.npz', '.npy', '.safetensors'].includes(ending)
    ? `${ending === '.safetensors' ? 'a' : 'an'} ${ending} file`
    : expectedFiles;
}

function named(arrays: readonly NamedArray[], file: string): readonly StoredWeights[] {
  if (arrays.length === 0) throw new InputError(`${file}: found no arrays, expected one a layer.`);
  return arrays
    .toSorted((a, b) => natural.compare(a.name, b.name))
    .map((array) => layerOf(array, `${file}[${array.name}]`));
}

const natural = new Intl.Collator('en', { numeric: true });

/** ZIP archives begin so, also empty ones. */
const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The authors' weights have the rows and columns of what they come from: [400 × 28 × 28], [10 × 400 × 1]. */
function flat({ values, shape: [outputs = 0, ...inputs] }: NpyArray): NpyArray {
  return { values, shape: [outputs, inputs.reduce((product, axis) => product * axis, 1)] };
}

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
