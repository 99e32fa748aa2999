import { setTimeout as wait } from 'node:timers/promises';
import { random } from '@s4nn/core';
import type { Redis } from 'ioredis';
import type { Program } from './program.js';
import { startRedis } from './redis-server.js';
import { startMain } from './run-main.js';
import { simulatedProject } from './simulated-sweep.js';
import { startWorker } from './worker.js';

/** Two segments at a time, on three workers. They last 25 s: five deaths of one would be its own fault. */
const sweep = {
  trials: 1000,
  workers: 2,
  mode: 'reproducible',
  epoch: 500,
  spread: 0,
  inputs: 1,
  hidden: 2,
  epochs: 50,
} as const;

/** Kills workers at random moments. @returns how many seconds later another worker began with what each of them trained. */
export async function measureRecovery(
  kills: number,
  seed: number,
  progress: (share: number) => void,
): Promise<number[]> {
  const draw = random(seed, 'kill', 0);
  await using server = await startRedis();
  using project = simulatedProject(sweep);
  const start = (): Promise<Program> => startWorker(server.port, 1);
  const workers = new Map<number, Program>();
  const add = (worker: Program) => workers.set(worker.child.pid!, worker);
  const recoveries: number[] = [];
  try {
    for (let each = 0; each < 3; each++) add(await start());
    await using _main = startMain({
      config: project.config,
      project: project.folder,
      threads: 0,
      trialsOnly: true,
      overrides: { lanes: { use: '@s4nn/lanes-bullmq', url: `redis://127.0.0.1:${server.port}` } },
    });
    while (recoveries.length < kills) {
      await Promise.all([...workers.values()].map((worker) => worker.until(/serves sweep/)));
      await wait(500 + 9000 * draw());
      const begun = await begunIn(server.redis, (pid) => workers.has(pid));
      const { key, pid } = begun[Math.floor(begun.length * draw())]!;
      const killed = performance.now();
      process.kill(pid, 'SIGKILL');
      workers.delete(pid);
      // It had just ended.
      if (!(await workersIn(server.redis, key)).includes(pid)) {
        add(await start());
        continue;
      }
      await begunByAnother(server.redis, key, (other) => workers.has(other));
      recoveries.push((performance.now() - killed) / 1000);
      progress(recoveries.length / kills);
      add(await start());
    }
    return recoveries;
  } finally {
    await Promise.all([...workers.values()].map((worker) => worker[Symbol.asyncDispose]()));
  }
}

/** The segments that are being trained, and by which process. Waits until both are. */
async function begunIn(redis: Redis, isAlive: (pid: number) => boolean) {
  for (;;) {
    const keys = (await redis.keys('{s4nn}:begun:*')).sort();
    const all = [];
    for (const key of keys) all.push({ key, pid: (await workersIn(redis, key)).find(isAlive) });
    const trained = all.flatMap(({ key, pid }) => (pid === undefined ? [] : [{ key, pid }]));
    if (trained.length === sweep.workers) return trained;
    await wait(20);
  }
}

/** Waits until a living process has begun with a segment. */
async function begunByAnother(redis: Redis, key: string, isAlive: (pid: number) => boolean): Promise<void> {
  while (!(await workersIn(redis, key)).some(isAlive)) await wait(20);
}

/** The processes that have begun a segment without ending it, dead ones too: they are in the names of workers. */
const workersIn = async (redis: Redis, key: string): Promise<number[]> =>
  Object.values(await redis.hgetall(key)).map((name) => Number(/-(\d+)-[^-]*$/.exec(name)![1]));
