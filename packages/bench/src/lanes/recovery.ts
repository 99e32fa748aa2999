import { setTimeout as wait } from 'node:timers/promises';
import { random } from '@s4nn/core';
import type { Redis } from 'ioredis';
import type { Program } from './program.js';
import { startRedis } from './redis-server.js';
import { startMain } from './run-main.js';
import { simulatedProject } from './simulated-sweep.js';
import { startWorker } from './worker.js';

/** A worker that was killed while it trained. */
export interface Recovery {
  /** For how many seconds it had trained the segment. */
  readonly after: number;
  /** Seconds from its death until another worker began with the segment. */
  readonly seconds: number;
}

/** Two segments that last longer than this measurement, on three workers. */
const sweep = {
  trials: 2,
  workers: 2,
  mode: 'reproducible',
  epoch: 200,
  spread: 0,
  inputs: 1,
  hidden: 2,
  epochs: 100_000,
} as const;

/** Kills workers at random moments, and measures how long until what they trained begins again. */
export async function measureRecovery(
  kills: number,
  seed: number,
  progress: (share: number) => void,
): Promise<Recovery[]> {
  const draw = random(seed, 'kill', 0);
  await using server = await startRedis();
  using project = simulatedProject(sweep);
  const start = (): Promise<Program> => startWorker(server.port, 1);
  const workers = new Map<number, Program>();
  const add = (worker: Program) => workers.set(worker.child.pid!, worker);
  const recoveries: Recovery[] = [];
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
      const begun = await begunIn(server.redis);
      const { key, pid, at } = begun[Math.floor(begun.length * draw())]!;
      const now = Date.now();
      process.kill(pid, 'SIGKILL');
      workers.delete(pid);
      const again = await begunByAnother(server.redis, key, pid);
      recoveries.push({ after: (now - at) / 1000, seconds: (again - now) / 1000 });
      progress(recoveries.length / kills);
      add(await start());
    }
    return recoveries;
  } finally {
    await Promise.all([...workers.values()].map((worker) => worker[Symbol.asyncDispose]()));
  }
}

/** A segment that a worker has begun. */
interface Begun {
  /** Of the hash that says so. */
  readonly key: string;
  readonly pid: number;
  /** When, in milliseconds. */
  readonly at: number;
}

/** The segments that are being trained. Waits until both are. */
async function begunIn(redis: Redis): Promise<Begun[]> {
  for (;;) {
    const keys = (await redis.keys('{s4nn}:begun:*')).sort();
    const all = await Promise.all(keys.map((key) => workersIn(redis, key)));
    // Of a dead one there is still a note until another state is stored.
    const alive = all.flatMap((workers) => workers.toSorted((a, b) => b.at - a.at).slice(0, 1));
    if (alive.length === sweep.workers) return alive;
    await wait(20);
  }
}

async function begunByAnother(redis: Redis, key: string, dead: number): Promise<number> {
  const before = new Set((await workersIn(redis, key)).map(({ pid }) => pid));
  before.add(dead);
  for (;;) {
    const other = (await workersIn(redis, key)).find(({ pid }) => !before.has(pid));
    if (other) return other.at;
    await wait(20);
  }
}

/** Workers are named by machine and process. */
const workersIn = async (redis: Redis, key: string): Promise<Begun[]> =>
  Object.entries(await redis.hgetall(key)).map(([name, time]) => ({
    key,
    pid: Number(name.slice(name.lastIndexOf('-') + 1)),
    at: Date.parse(time),
  }));
