import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('without a GPU the error is one sentence with a cure', () => {
  const script = `
    import { webgpu } from ${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)};
    const layers = [{ size: 2, threshold: 1, learningRate: 1, decay: 0, init: [0, 1] }];
    const network = { inputs: 2, duration: 4, neuron: { crossing: '>', delay: 1 }, layers };
    await webgpu().compile([network]).catch(({ name, message }) => console.log(name + ': ' + message));`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    // No driver, not even one of the system.
    env: { ...process.env, VK_ICD_FILENAMES: '/nonexistent.json', VK_DRIVER_FILES: '/nonexistent.json' },
  });
  expect([status, stdout]).toEqual([
    0,
    'InputError: no WebGPU adapter here: found no GPU, or no driver for one (Vulkan, Metal, D3D12); use ' +
      '@s4nn/backend-cpu, or see the README of @s4nn/backend-gpu for what to install\n',
  ]);
});
