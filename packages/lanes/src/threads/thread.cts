/**
 * The module that each worker thread of the pool loads: the exports of lane.ts. It is CommonJS, because piscina would `require`
 * an ES module, and Node 20 aborts the whole process when a thread is ended during that.
 */
const { workerData }: typeof import('node:worker_threads') = require('node:worker_threads');

const lane = () => import('./lane.js');

type Lane = Awaited<ReturnType<typeof lane>>;

// The first job will report what is wrong with it.
lane()
  .then(({ prepare }) => prepare(workerData))
  .catch(() => {});

export = Object.assign(async (task: Parameters<Lane['default']>[0]) => (await lane()).default(task), {
  check: async (demands: Parameters<Lane['check']>[0]) => (await lane()).check(demands),
  infer: async (task: Parameters<Lane['infer']>[0]) => (await lane()).infer(task),
  /** A job that only starts its thread. */
  start: () => {},
});
