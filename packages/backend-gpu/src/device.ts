import { DeviceLostError } from '@s4nn/core';
import { requestAdapter } from './adapter.js';
import { type Alarm, newAlarm } from './alarm.js';
import { compileShader, type Pipelines } from './shader/pipelines.js';

/** A GPU that is ready. */
export interface Gpu extends Pipelines {
  readonly device: GPUDevice;
  /** What it is called. */
  readonly name: string;
  /** Raised when the device is lost, or has refused something unnoticed. */
  readonly alarm: Alarm;
}

/**
 * Opens the GPU with all that its adapter allows.
 * @param onFailure told when it is of no use any more.
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
    fail(new Error(`the GPU refused something: ${error.message}`));
  });
  return {
    device,
    name: [vendor, architecture, model, description].filter((part) => part !== '').join(' '),
    ...(await compileShader(device)),
    alarm,
  };
}
