/** What a thread runs that creates a dataset for `checkPlugin`. */
import { parentPort, workerData } from 'node:worker_threads';
import { load } from './import-plugin.js';

const { url, options, folder } = workerData as {
  readonly url: string;
  readonly options: never;
  readonly folder: string;
};
const plugin = await load<'dataset'>({ url });
parentPort!.postMessage(await plugin.create(options, { folder }));
