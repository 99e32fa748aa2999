import { DeviceLostError } from '@s4nn/core';
import { requestAdapter } from './adapter.js';
import { type Alarm, newAlarm } from './alarm.js';
import { compileShader, type Pipelines } from './shader/pipelines.js';

/** A GPU that is ready. */
export interface Gpu extends Pipelines {
  readonly device: GPUDevice;
  /** The name of the adapter. */
  readonly name: string;
  /** Raised when the device is lost, or has refused a call that nothing else checked. */
  readonly alarm: Alarm;
}

/**
 * Opens the GPU with the largest buffers that its adapter allows.
 * @param onFailure called when the device is no longer usable.
 * @throws InputError where there is none.
 */
export async function openGpu(onFailure: () => void): Promise<Gpu> {
  const adapter = await requestAdapter();
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
    fail(new Error(`the GPU reported an error: ${error.message}`));
  });
  return {
    device,
    name: [vendor, architecture, model, description].filter((part) => part !== '').join(' '),
    ...(await compileShader(device)),
    alarm,
  };
}
