/** A program: a worker of the queue with any number of lanes, all in its own thread, for trainings that only sleep. */
import { type LanesPlugin, openLanes } from '@s4nn/lanes';
import queue from '@s4nn/lanes-bullmq';
import { slept } from './sleeping-backend.js';

const [url, lanes] = process.argv.slice(2) as [string, string];
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
await (queue as LanesPlugin).work!({ url, state: '' } as never, {
  folder: process.cwd(),
  threads: Number(lanes),
  once: false,
  allowFiles: true,
  signal: stop.signal,
  say: (text) => console.error(text),
  openLanes: (host, config) => ({ ...openLanes(host, config, 0), count: Number(lanes) }),
});
process.stdout.write(JSON.stringify(slept));
