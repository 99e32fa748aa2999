import { InputError } from '@s4nn/core';
import { shader } from './shader.js';

/** The kernels, by the names of their functions in the shader. */
export const kernels = [
  'fireInput',
  'fireLayer',
  'sortLayer',
  'readOutputs',
  'countSpikes',
  'clearInputs',
  'scatterInputs',
  'outputErrors',
  'normalise',
  'update',
  'passDown',
  'countFired',
  'advance',
] as const;
export type Kernel = (typeof kernels)[number];

/** A GPU that is ready. */
export interface Gpu {
  readonly device: GPUDevice;
  /** What it is called. */
  readonly name: string;
  readonly layout: GPUBindGroupLayout;
  readonly pipelines: Readonly<Record<Kernel, GPUComputePipeline>>;
  /** Rejects as soon as the device is lost. */
  readonly lost: Promise<never>;
}

const missing = 'use @s4nn/backend-cpu, or see the README of @s4nn/backend-gpu for what needs installing';

/** Dawn crashes when it is collected while anything of it lives. */
let dawn: GPU | undefined;

/** The browser's WebGPU, or Dawn in Node. */
async function gpuOf(): Promise<GPU> {
  const { navigator } = globalThis as { readonly navigator?: { readonly gpu?: GPU } };
  if (navigator?.gpu) return navigator.gpu;
  try {
    const { create, globals } = (await import('webgpu')) as {
      create: (options: readonly string[]) => GPU;
      globals: object;
    };
    Object.assign(globalThis, globals);
    dawn ??= create([]);
    return dawn;
  } catch (error) {
    throw new InputError(`no WebGPU here: ${(error as Error).message}; ${missing}`);
  }
}

/**
 * Opens the GPU with all that its adapter allows.
 * @throws InputError where there is none.
 */
export async function openGpu(): Promise<Gpu> {
  const adapter = await (await gpuOf()).requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) {
    throw new InputError(
      `no WebGPU adapter here: found no GPU, or no driver that it takes (Vulkan, Metal, D3D12); ${missing}`,
    );
  }
  const { maxStorageBufferBindingSize, maxBufferSize } = adapter.limits;
  const device = await adapter.requestDevice({
    requiredLimits: { maxStorageBufferBindingSize, maxBufferSize },
  });
  const { vendor, architecture, device: model, description } = adapter.info;
  const lost = device.lost.then(({ message, reason }) => {
    throw new Error(`the GPU was lost (${reason}): ${message}`);
  });
  // Whoever waits is told; nobody may be waiting.
  lost.catch(() => {});
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
    ],
  });
  const module = device.createShaderModule({ code: shader });
  const pipelineLayout = device.createPipelineLayout({ bindGroupLayouts: [layout] });
  const compiled = await Promise.all(
    kernels.map(async (entryPoint) => [
      entryPoint,
      await device.createComputePipelineAsync({ layout: pipelineLayout, compute: { module, entryPoint } }),
    ]),
  );
  return {
    device,
    name: [vendor, architecture, model, description].filter((part) => part !== '').join(' '),
    layout,
    pipelines: Object.fromEntries(compiled) as Gpu['pipelines'],
    lost,
  };
}
