import {
  collectSpikes,
  indices,
  isDeviceLost,
  isInputError,
  labels,
  type Network,
  presets,
} from '@s4nn/core';
import { describe, expect, test, vi } from 'vitest';

const layer = { size: 2, threshold: 0.5, learningRate: 1, decay: 0, init: [0, 1] } as const;
const network: Network = { inputs: 2, duration: 4, neuron: presets.reference.neuron, layers: [layer] };
const spikes = collectSpikes(labels([0, 1]), 2, 4, (_, times) => {
  times.set([0, 1]);
});
const plan = { samples: indices(2), rule: presets.reference.rule, rate: 1, batch: 1 };

/** Collects the devices that are opened from now on. */
async function devices(): Promise<GPUDevice[]> {
  const opened: GPUDevice[] = [];
  const { globals } = (await import('webgpu')) as unknown as { globals: { GPUAdapter: typeof GPUAdapter } };
  const { prototype } = globals.GPUAdapter;
  const { requestDevice } = prototype;
  prototype.requestDevice = async function (...given) {
    const device = await requestDevice.apply(this, given);
    opened.push(device);
    return device;
  };
  return opened;
}

const opened = await devices();
// A module of its own: one that another file of the same process has used has opened its device already.
vi.resetModules();
const { webgpu } = await import('./index.js');
const reason = await webgpu()
  .compile([network])
  .then(
    () => '',
    (error: Error) => {
      if (!isInputError(error)) throw error;
      return ` (skipped: ${error.message})`;
    },
  );

describe.skipIf(reason !== '')(`a device${reason}`, () => {
  test('that is lost is reported as lost, and the next model gets another one', async () => {
    const lost = await webgpu().compile([network]);
    const running = lost.train(spikes, [{ ...plan, samples: new Uint32Array(2000) }]);
    opened.at(-1)!.destroy();
    expect(isDeviceLost(await running.catch((error) => error))).toBe(true);
    expect(isDeviceLost(await lost.infer(spikes).catch((error) => error))).toBe(true);
    const before = opened.length;
    const next = await webgpu().compile([network]);
    expect(opened.length).toBe(before + 1);
    expect(await next.train(spikes, [plan])).toHaveLength(1);
  });

  test('that has no room for weights names the limit and what to change', async () => {
    const layers = [{ ...layer, size: 65536 }, { ...layer, size: 65536 }, layer] as const;
    const error = await webgpu()
      .compile([{ ...network, layers }])
      .catch((caught) => caught);
    expect(isInputError(error)).toBe(true);
    expect(error.message).toMatch(
      /^GPU: found 1718\d+ bytes of weights, expected at most \d+, the adapter's max\w+; use fewer or smaller layers, or a smaller population$/,
    );
  });
});
