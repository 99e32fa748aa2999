import { exponentOf, twoTo } from '@s4nn/core/math';
import { type Kernel, kernels, shader } from './index.js';

/** The kernels, compiled for a device, and the layout of the arrays that they share. */
export interface Pipelines {
  readonly layout: GPUBindGroupLayout;
  readonly pipelines: Readonly<Record<Kernel, GPUComputePipeline>>;
}

/** Compiles the shader for a device; its bindings are those of `bindings.ts`. */
export async function compileShader(device: GPUDevice): Promise<Pipelines> {
  const layout = device.createBindGroupLayout({
    entries: [
      { binding: 0, visibility: 4, buffer: { type: 'uniform', hasDynamicOffset: true } },
      ...[1, 2].map((binding) => ({
        binding,
        visibility: 4,
        buffer: { type: 'read-only-storage' as const },
      })),
      ...[3, 4, 5, 6, 7].map((binding) => ({ binding, visibility: 4, buffer: { type: 'storage' as const } })),
      { binding: 8, visibility: 4, buffer: { type: 'read-only-storage' } },
      { binding: 9, visibility: 4, buffer: { type: 'uniform', hasDynamicOffset: true } },
    ],
  });
  // A power of two, because reductions halve it.
  const { maxComputeInvocationsPerWorkgroup, maxComputeWorkgroupSizeX } = device.limits;
  const size = twoTo(exponentOf(Math.min(256, maxComputeInvocationsPerWorkgroup, maxComputeWorkgroupSizeX)));
  const module = device.createShaderModule({ code: shader });
  const pipelineLayout = device.createPipelineLayout({ bindGroupLayouts: [layout] });
  const compiled = await Promise.all(
    kernels.map(async (entryPoint) => [
      entryPoint,
      await device.createComputePipelineAsync({
        layout: pipelineLayout,
        compute: { module, entryPoint, constants: { size } },
      }),
    ]),
  );
  return { layout, pipelines: Object.fromEntries(compiled) as Pipelines['pipelines'] };
}
