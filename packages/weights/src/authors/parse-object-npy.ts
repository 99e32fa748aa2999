import { InputError } from '@s4nn/core/errors';
import { decodeArray, type FloatArray, parseNpyHeader, shown } from '@s4nn/npy';
import { floatsOf } from '../floats.js';
import { PickledArray } from './numpy-names.js';
import { unpickle } from './unpickle.js';

/**
 * Reads an `.npy` file that holds a list of arrays, as the authors' script S4NN.py saves its weights:
 * `numpy.save(file, [hidden, output])`, of NumPy or CuPy arrays. Python objects lie there pickled; nothing but arrays of
 * floats is made of them, and none of their code runs.
 * @param place names the file in errors.
 * @throws InputError that says what was found and what was expected.
 */
export function parseObjectNpy(bytes: Uint8Array, place: string): readonly FloatArray[] {
  const { start } = parseNpyHeader(bytes, place);
  let object: unknown;
  try {
    object = unpickle(bytes.subarray(start));
  } catch (error) {
    const why = shown((error as Error).message);
    throw new InputError(
      `${place}: found Python objects that cannot be read (${why}), expected a list of NumPy or CuPy arrays. ` +
        `Save each layer with numpy.save(file, array) instead.`,
    );
  }
  const list = object instanceof PickledArray ? object.items : null;
  if (list === null || list.length === 0) {
    throw new InputError(`${place}: found no list of arrays, expected the weights of each layer in one.`);
  }
  // A pickle can name the same bytes any number of times.
  const total = list.reduce(
    (sum: number, array) => sum + ((array instanceof PickledArray && array.content?.length) || 0),
    0,
  );
  if (total > bytes.length) {
    throw new InputError(`${place}: found the same array several times, expected different ones.`);
  }
  return list.map((array, layer) => arrayOf(array, `${place}[${layer}]`));
}

function arrayOf(array: unknown, place: string): FloatArray {
  if (!(array instanceof PickledArray) || array.dtype === null || array.content === null) {
    throw new InputError(`${place}: found no array, expected the weights of a layer.`);
  }
  const { shape, dtype, content, isFortran: fortran } = array;
  const descr = `'${dtype.order}${dtype.kind}'`;
  return floatsOf(decodeArray({ descr, fortran, shape }, content, place), place);
}
