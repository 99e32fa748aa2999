import { InputError } from '@s4nn/core/errors';
import { type FloatArray, isNpy, parseNpyHeader } from '@s4nn/npy';
import type { LayerWeights, WeightFormat } from '../weight-format.js';
import { formatObjectNpy } from './format-object-npy.js';
import { parseObjectNpy } from './parse-object-npy.js';

/** All layers in a list, as the authors' script saves and loads them. */
export const authorsNpy: WeightFormat = {
  ending: '.npy',
  title: 'an .npy file',
  holds: 'network',
  recognises: (bytes, file) => isNpy(bytes) && parseNpyHeader(bytes, file).descr === "'|O'",
  parse: (bytes, file) =>
    parseObjectNpy(bytes, file).map((array, layer) => ({ array: flat(array), place: `${file}[${layer}]` })),
  format: (layers, rowsAndColumns) => formatObjectNpy(asAuthors(layers, rowsAndColumns)),
};

/** The authors' weights have the rows and columns of what they come from: [400 × 28 × 28], [10 × 400 × 1]. */
function flat(array: FloatArray): FloatArray {
  const [outputs, ...inputs] = array.shape;
  if (outputs === undefined || inputs.length === 0) return array;
  return { ...array, shape: [outputs, inputs.reduce((product, axis) => product * axis, 1)] };
}

function asAuthors(
  layers: readonly LayerWeights[],
  rowsAndColumns: readonly [number, number] | undefined,
): readonly FloatArray[] {
  return layers.map(({ values, shape: [outputs, inputs] }, k) => {
    if (k > 0) return { values, shape: [outputs, inputs, 1] };
    const side = Math.sqrt(inputs);
    const [rows, columns] = rowsAndColumns ?? (Number.isInteger(side) ? [side, side] : [inputs, 1]);
    if (rows * columns !== inputs) {
      throw new InputError(`found ${rows} × ${columns} pixels, expected as many as inputs, ${inputs}.`);
    }
    return { values, shape: [outputs, rows, columns] };
  });
}
