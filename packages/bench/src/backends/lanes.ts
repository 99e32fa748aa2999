import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Backend } from '@s4nn/core';

/** One call of a lane's model: its method and the arguments. */
export type LaneCall = [method: 'train' | 'infer' | 'read' | 'write', args: unknown[]];

/**
 * Several threads with a wasm model each, as in a sweep: every call runs in all of them at once, on the same spikes in shared
 * memory, and returns the first one's answer. One network per model.
 */
export const lanes = (count: number): Backend => ({
  compile: async (networks) => {
    const workers = Array.from(
      { length: count },
      () => new Worker(new URL('../../dist/backends/lane.js', import.meta.url), { workerData: networks[0] }),
    );
    const callOne = async (worker: Worker, call: LaneCall): Promise<unknown> => {
      worker.postMessage(call);
      // An error in the thread rejects.
      const [answer] = await once(worker, 'message');
      return answer;
    };
    const call = async <Answer>(...call: LaneCall): Promise<Answer> => {
      const [first] = await Promise.all(workers.map((worker) => callOne(worker, call)));
      return first as Answer;
    };
    return {
      networks,
      train: (spikes, plans) => call('train', [spikes, plans]),
      infer: (spikes, samples, detail) => call('infer', [spikes, samples, detail]),
      read: () => call('read', []),
      write: (weights) => call('write', [weights]),
      [Symbol.asyncDispose]: async () => {
        await Promise.all(workers.map((worker) => worker.terminate()));
      },
    };
  },
});
