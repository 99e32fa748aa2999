import { weights as asWeights, type Weights } from '@s4nn/core';
import type { Compiled } from './compiled.js';
import { readBack } from './memory.js';

/** Copies of the weights in core's form, [outputs × inputs]. */
export async function readWeights({ gpu, networks, geometry, weights }: Compiled): Promise<Weights[][]> {
  const { sizes, inputs, weightStride, weightBases } = geometry;
  const [copy] = await readBack(gpu, [{ from: weights, words: networks.length * weightStride }]);
  const floats = new Float32Array(copy!);
  return networks.map((_, n) =>
    sizes.map((size, k) => {
      const start = n * weightStride + weightBases[k]!;
      const layer = floats.subarray(start, start + geometry.weights[k]!);
      return asWeights(transposed(layer, inputs[k]!, size));
    }),
  );
}

/** Replaces the weights of all networks. */
export function writeWeights(
  { gpu, geometry, weights }: Compiled,
  given: readonly (readonly Weights[])[],
): void {
  const { sizes, inputs, weightStride, weightBases } = geometry;
  given.forEach((layers, n) => {
    layers.forEach((layer, k) => {
      const turned = transposed(layer, sizes[k]!, inputs[k]!);
      gpu.device.queue.writeBuffer(weights, 4 * (n * weightStride + weightBases[k]!), turned);
    });
  });
}

/** [rows × columns] as [columns × rows] in float32. */
function transposed(
  matrix: Weights | Float32Array,
  rows: number,
  columns: number,
): Float32Array<ArrayBuffer> {
  const turned = new Float32Array(matrix.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      turned[column * rows + row] = matrix[row * columns + column]!;
    }
  }
  return turned;
}
