import { InputError } from '@s4nn/core';

const missing = 'use @s4nn/backend-cpu, or see the README of @s4nn/backend-gpu for what to install';

/** Kept, because Dawn crashes when it is garbage-collected while any of its objects live. */
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
 * The fastest adapter of this machine.
 * @throws InputError where there is none.
 */
export async function requestAdapter(): Promise<GPUAdapter> {
  const adapter = await (await gpuOf()).requestAdapter({ powerPreference: 'high-performance' });
  if (adapter) return adapter;
  throw new InputError(
    `no WebGPU adapter here: found no GPU, or no driver for one (Vulkan, Metal, D3D12); ${missing}`,
  );
}
