/** What a thread runs that creates a dataset for `checkPlugin`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Plugin } from '@s4nn/core';

const { url, options, folder } = workerData as {
  readonly url: string;
  readonly options: never;
  readonly folder: string;
};
const { default: plugin } = (await import(url)) as { readonly default: Plugin<'dataset'> };
parentPort!.postMessage(await plugin.create(options, { folder }));
