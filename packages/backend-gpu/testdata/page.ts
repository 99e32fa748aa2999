/**
 * What a page runs: the contract of backends, on the browser's own WebGPU, or those of its checks whose places the address lists. In
 * Node it is checked on shapes of all sizes.
 */
import { backendContract } from '@s4nn/core/testing';
import { adapterName, webgpu } from '../src/index.js';

const result = { name: '', done: 0, failures: [] as string[] };
try {
  result.name = await adapterName();
  const checks = backendContract(webgpu, { shapes: 'small' });
  const places = new URLSearchParams(location.search).get('checks');
  for (const { name, run } of places ? places.split(',').map((place) => checks[Number(place)]!) : checks) {
    await run().catch((error: Error) => result.failures.push(`${name}: ${error.message}`));
    result.done++;
  }
} catch (error) {
  result.failures.push((error as Error).message);
}
(globalThis as { result?: typeof result }).result = result;
