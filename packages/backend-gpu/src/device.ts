import { DeviceLostError, InputError } from '@s4nn/core';
import { type Alarm, newAlarm } from './alarm.js';
import { shader } from './shader.js';

/** The kernels, by the names of their functions in the shader. */
export const kernels = [
  'fireInput',
  'fireLayer',
  'readOutputs',
  'countSpikes',
  'judge',
  'update',
  'passDown',
] as const;
export type Kernel = (typeof kernels)[number];

/** A GPU that is ready. */
export interface Gpu {
  readonly device: GPUDevice;
  /** What it is called. */
  readonly name: string;
  readonly layout: GPUBindGroupLayout;
  readonly pipelines: Readonly<Record<Kernel, GPUComputePipeline>>;
  /** Raised when the device is lost, or has refused something unnoticed. */
  readonly alarm: Alarm;
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
 * @param onFailure told when it is of no use any more.
 * @throws InputError where there is none.
 */
export async function openGpu(onFailure: () => void): Promise<Gpu> {
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
  const alarm = newAlarm();
  const fail = (error: Error): void => {
    alarm.raise(error);
    onFailure();
  };
  device.lost.then(({ message, reason }) => {
    fail(new DeviceLostError(`the GPU was lost (${reason}): ${message}`));
  });
  device.addEventListener('uncapturederror', ({ error }) => {
    fail(new Error(`the GPU refused something: ${error.message}`));
  });
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
  // Reductions halve it.
  const { maxComputeInvocationsPerWorkgroup, maxComputeWorkgroupSizeX } = device.limits;
  const size =
    2 ** Math.floor(Math.log2(Math.min(256, maxComputeInvocationsPerWorkgroup, maxComputeWorkgroupSizeX)));
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
  return {
    device,
    name: [vendor, architecture, model, description].filter((part) => part !== '').join(' '),
    layout,
    pipelines: Object.fromEntries(compiled) as Gpu['pipelines'],
    alarm,
  };
}
