import type { Network } from '@s4nn/core';
import type { Gpu } from './device.js';
import { type Geometry, geometryOf } from './geometry.js';
import { allocate, usage } from './memory.js';

/** Dynamic offsets of uniforms must be multiples of it. */
export const uniformBytes = 256;

/** Networks of one shape on a GPU. */
export interface Compiled {
  readonly gpu: Gpu;
  readonly networks: readonly [Network, ...Network[]];
  readonly geometry: Geometry;
  /** [networks × layers × inputs × outputs]: the transpose of core's. */
  readonly weights: GPUBuffer;
  /** [networks × layers] the shader's `Net`: what each layer of each network has of its own. */
  readonly nets: GPUBuffer;
  /** [layers] the shader's `Shape`, which each pass writes. */
  readonly uniforms: GPUBuffer;
}

/** Allocates networks; all weights are 0. */
export async function compile(gpu: Gpu, networks: readonly [Network, ...Network[]]): Promise<Compiled> {
  const geometry = geometryOf(networks[0]);
  const layers = geometry.sizes.length;
  const cure = 'use fewer or smaller layers, or a smaller population';
  return {
    gpu,
    networks,
    geometry,
    weights: await allocate(gpu, networks.length * geometry.weightStride, 'weights', cure),
    nets: await allocate(gpu, networks.length * layers * 8, 'thresholds', cure),
    uniforms: gpu.device.createBuffer({ size: uniformBytes * layers, usage: usage.uniform | usage.target }),
  };
}
