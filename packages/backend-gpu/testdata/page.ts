/** What a page runs: the contract of backends, on the browser's own WebGPU. In Node it is checked on shapes of all sizes. */
import { backendContract } from '@s4nn/core/testing';
import { adapterName, webgpu } from '../src/index.js';

const result = { name: '', done: 0, failures: [] as string[] };
try {
  result.name = await adapterName();
  for (const { name, run } of backendContract(webgpu, { shapes: 'small' })) {
    await run().catch((error: Error) => result.failures.push(`${name}: ${error.message}`));
    result.done++;
  }
} catch (error) {
  result.failures.push((error as Error).message);
}
(globalThis as { result?: typeof result }).result = result;
