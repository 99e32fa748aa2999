import { weights as asWeights, type EpochPlan, inputsOf, type Network, type Weights } from '@s4nn/core';
import type { Gpu } from './device.js';
import { type Geometry, geometryOf } from './geometry.js';
import { allocate, readBack, usage } from './memory.js';
import { roundThreshold } from './round.js';

/** Dynamic offsets of uniforms are multiples of it. */
export const uniformBytes = 256;

/** Networks of one shape on a GPU. */
export interface Compiled {
  readonly gpu: Gpu;
  readonly networks: readonly [Network, ...Network[]];
  readonly geometry: Geometry;
  /** [networks × layers × inputs × outputs]: the transpose of core's. */
  readonly weights: GPUBuffer;
  /** [networks × layers] what each has of its own. */
  readonly nets: GPUBuffer;
  /** [layers] what a pass knows of each. */
  readonly uniforms: GPUBuffer;
}

/** Makes room for networks; their weights are 0. */
export async function compile(gpu: Gpu, networks: readonly [Network, ...Network[]]): Promise<Compiled> {
  const geometry = geometryOf(networks[0]);
  const layers = geometry.sizes.length;
  const what = 'weights; fewer or smaller layers, or a smaller population, need less';
  return {
    gpu,
    networks,
    geometry,
    weights: await allocate(gpu, networks.length * geometry.weightStride, what),
    nets: await allocate(gpu, networks.length * layers * 8, 'thresholds'),
    uniforms: gpu.device.createBuffer({ size: uniformBytes * layers, usage: usage.uniform | usage.target }),
  };
}

/** Writes thresholds and, to learn, rates and rules: the shader's `Net`. */
export function writeNets({ gpu, networks, nets }: Compiled, plans: readonly EpochPlan[] | null): void {
  const floats = new Float32Array(networks.length * networks[0].layers.length * 8);
  const integers = new Uint32Array(floats.buffer);
  networks.forEach(({ neuron, layers }, n) => {
    const { rate: factor, rule } = plans?.[n] ?? { rate: 0, rule: null };
    const learned = rule?.use === 's4nn' ? rule : null;
    layers.forEach(({ threshold, learningRate, decay }, k) => {
      const at = 8 * (n * layers.length + k);
      const rate = learningRate * factor;
      floats.set(
        [roundThreshold(threshold, neuron.crossing), rate, 1 - rate * decay, learned?.margin ?? 0],
        at,
      );
      integers.set(
        [Number(neuron.crossing === '>='), neuron.delay, Number(learned?.silent === 'zero')],
        at + 4,
      );
    });
  });
  gpu.device.queue.writeBuffer(nets, 0, floats);
}

/** Copies of the weights as core has them, [outputs × inputs]. */
export async function readWeights({ gpu, networks, geometry, weights }: Compiled): Promise<Weights[][]> {
  const { sizes, weightStride, weightBases } = geometry;
  const [copy] = await readBack(gpu, [{ from: weights, words: networks.length * weightStride }]);
  const floats = new Float32Array(copy!);
  return networks.map((network, n) =>
    sizes.map((size, k) => {
      const start = n * weightStride + weightBases[k]!;
      const layer = floats.subarray(start, start + geometry.weights[k]!);
      return asWeights(transposed(layer, inputsOf(network, k), size));
    }),
  );
}

/** Replaces the weights of all networks. */
export function writeWeights(
  { gpu, networks, geometry, weights }: Compiled,
  given: readonly (readonly Weights[])[],
): void {
  const { sizes, weightStride, weightBases } = geometry;
  given.forEach((layers, n) => {
    layers.forEach((layer, k) => {
      const turned = transposed(layer, sizes[k]!, inputsOf(networks[n]!, k));
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
