import { parentPort, workerData } from 'node:worker_threads';
import { wasm } from '@s4nn/backend-cpu/wasm';
import type { Network } from '@s4nn/core';
import type { LaneCall } from './lanes.js';

const model = await wasm().compile([workerData as Network]);
parentPort!.on('message', async ([name, args]: LaneCall) => {
  parentPort!.postMessage(await (model[name] as (...args: unknown[]) => Promise<unknown>)(...args));
});
